import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { ReportFileKind } from '@attain/shared/report/report-job';
import { describeCoverage, describePending } from '@attain/shared/sign-off/figures-coverage';
import { printShortCode } from '@attain/shared/sign-off/short-code';
import { PROOF_ROOT, proofPath } from '@attain/shared/sign-off/sign-off-paths';
import { markup, type Markup } from '../http/markup.ts';
import type { PublicPage } from '../http/public-page.ts';
import { gapsNotice } from '../report/gaps-notice.ts';
import { describeComparison, type Comparison } from './compare-hash.ts';
import { dayOf } from './day-of.ts';
import { publicationsCard, withdrawnNotice } from './proof-publications.ts';
import type { Proof } from './proof.service.ts';
import type { ReportFigures, ReportVersion } from './report-version.entity.ts';

const FILES: { readonly [K in ReportFileKind]: string } = {
  DOCX: '报告 .docx',
  XLSX: '附表 .xlsx',
  JSON: '数据 .json',
};

/** Asks for a code by hand. */
export function askPage(typed = '', problem: Markup | null = null): PublicPage {
  const content = markup`
    <h1>查验报告</h1>
    <p class="lead">已签发的绩效自评报告上印有 12 位查验码和二维码。在这里核对报告的签发日期、内容和主要数字，无需登录。</p>
    ${problem}
    <form class="ask card" method="get" action="${PROOF_ROOT}/">
      <label for="code">查验码（字母不分大小写，横线可以不填）</label>
      <input id="code" name="code" value="${typed}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required>
      <button class="button primary" type="submit">查验</button>
    </form>`;
  return { title: '查验报告', content, hasForm: true, isHidden: typed !== '' || problem !== null };
}

export function mistypedPage(typed: string): PublicPage {
  const problem = markup`
    <div class="notice danger" role="alert">
      <p><b>查验码有误。</b></p>
      <p>少了、多了或写错了字符。请对照报告逐个核对：查验码共 12 位，只有数字和字母，没有字母 I、L、O、U。</p>
    </div>`;
  return askPage(typed, problem);
}

export function unknownPage(typed: string): PublicPage {
  const problem = markup`
    <div class="notice danger" role="alert">
      <p><b>没有查到这个查验码对应的已签发报告。</b></p>
      <p>查验码本身没有写错。报告可能还没有签发，或者不是本系统签发的。请向出具报告的单位核实。</p>
    </div>`;
  return askPage(typed, problem);
}

/** What is confirmed of a signed version. */
export function proofPage(
  { version, correctedBy, publications }: Extract<Proof, { kind: 'SIGNED' }>,
  comparison: Comparison | null,
): PublicPage {
  const { figures, gaps, code, number, contentHash, files, signedAt } = version;
  const content = markup`
    <h1>${figures.title}</h1>
    ${correctedBy ? correctedNotice(version, correctedBy) : signedNotice(version)}
    ${withdrawnNotice(publications)}
    ${gapsNotice(gaps)}
    <section class="card">
      <h2>签发信息</h2>
      <dl class="facts">
        <dt>单位</dt><dd>${figures.unitName}</dd>
        <dt>预算年度</dt><dd>${figures.budgetYear} 年</dd>
        <dt>版本</dt><dd>第 ${number} 版</dd>
        <dt>签发日期</dt><dd>${dayOf(signedAt)}</dd>
        <dt>查验码</dt><dd><code>${printShortCode(code)}</code></dd>
        <dt>内容校验值</dt><dd><code>${contentHash}</code></dd>
      </dl>
    </section>
    ${figuresCard(figures)}
    ${publicationsCard(publications)}
    <section class="card">
      <h2>文件</h2>
      <p class="note">每个文件的 SHA-256。文件改动一个字，这一串就完全不同。</p>
      <dl class="facts">
        ${files.map(
          ({ kind, name, byteCount, sha256 }) => markup`
            <dt>${FILES[kind]}</dt>
            <dd>${name}（${byteCount} 字节）<br><code>${sha256}</code></dd>`,
        )}
      </dl>
    </section>
    ${compareCard(version, comparison)}`;
  return { title: `查验：${figures.title}`, content, hasForm: true, isHidden: true };
}

function signedNotice({ number, signedAt }: ReportVersion): Markup {
  return markup`
    <div class="notice ok" role="status">
      <p><b>查验码正确，本报告已签发。</b></p>
      <p>第 ${number} 版，${dayOf(signedAt)}签发，是目前最新的签发版本。请逐项核对下面的数字。</p>
    </div>`;
}

function correctedNotice({ number, signedAt }: ReportVersion, newer: ReportVersion): Markup {
  return markup`
    <div class="notice warn" role="status">
      <p><b>查验码正确，但本报告已被后来的版本更正。</b></p>
      <p>第 ${number} 版，${dayOf(signedAt)}签发，内容如下。最新的是 ${dayOf(newer.signedAt)}签发的
        <a href="${proofPath(newer.code)}">第 ${newer.number} 版</a>。</p>
    </div>`;
}

function figuresCard(figures: ReportFigures): Markup {
  const { totalScoreInCentipoints: total, grade, budgetInFen, executedInFen, coverage } = figures;
  const money = (fen: number | null, pending: number | null = null) => {
    const said = describePending(fen, pending, coverage);
    return markup`${fen === null ? '报告中未确定' : `${formatFenInWanyuan(fen)} 万元`}${
      said === null ? null : markup`<br><small>${said}</small>`
    }`;
  };
  const covered = describeCoverage(coverage);
  return markup`
    <section class="card">
      <h2>主要数字</h2>
      <dl class="facts">
        <dt>自评总分</dt><dd>${total === null ? '报告中未确定' : `${formatPointsFixed(total)} 分`}</dd>
        <dt>评价等级</dt><dd>${grade ?? '报告中未确定'}</dd>
        <dt>全年预算数</dt><dd>${money(budgetInFen, coverage?.pendingBudgetInFen)}</dd>
        <dt>全年执行数</dt><dd>${money(executedInFen, coverage?.pendingExecutedInFen)}</dd>
      </dl>
      ${covered === null ? null : markup`<p class="note">${covered}</p>`}
    </section>`;
}

/** Without a script a browser computes no hash; every system has a command that does. */
function compareCard({ code }: ReportVersion, comparison: Comparison | null): Markup {
  return markup`
    <section class="card" id="compare">
      <h2>核对手中的文件</h2>
      <p>先在自己的电脑上算出文件的 SHA-256，再填在这里比对。文件不会上传。</p>
      <dl class="facts">
        <dt>Windows</dt><dd><code>certutil -hashfile 文件名 SHA256</code></dd>
        <dt>macOS</dt><dd><code>shasum -a 256 文件名</code></dd>
        <dt>Linux</dt><dd><code>sha256sum 文件名</code></dd>
      </dl>
      ${comparison && comparisonNotice(comparison)}
      <form class="ask" method="get" action="${proofPath(code)}#compare">
        <label for="sha256">算出的 SHA-256（64 位）</label>
        <input id="sha256" name="sha256" value="${comparison?.typed ?? ''}" maxlength="200" autocomplete="off" spellcheck="false" required>
        <button class="button" type="submit">比对</button>
      </form>
    </section>`;
}

function comparisonNotice(comparison: Comparison): Markup {
  const [tone, text] = describeComparison(comparison, FILES);
  return markup`<p class="notice ${tone}" role="status">${text}</p>`;
}
