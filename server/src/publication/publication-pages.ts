import { dateText } from '@attain/shared/report/spans';
import { formatFenInWanyuan } from '@attain/shared/indicator-value/money';
import { formatPointsFixed } from '@attain/shared/indicator-value/points';
import type { PublishedDocument, PublishedFigures } from '@attain/shared/publication/published-document';
import { describeCoverage, describePending } from '@attain/shared/sign-off/figures-coverage';
import { publicationPath as pathOf, SCHEMA_PATH } from '@attain/shared/publication/publication-paths';
import { TAKEN_OUT } from '@attain/shared/publication/redaction';
import { markup, type Markup } from '../http/markup.ts';
import type { PublicPage } from '../http/public-page.ts';
import { gapsNotice } from '../report/gaps-notice.ts';
import { dayInBeijing } from './day-in-beijing.ts';
import type { Publication, PublishedFile } from './publication.entity.ts';
import type { FoundPublication } from './public-reports.service.ts';
import { contentsMarkup, reportMarkup } from './report-markup.ts';

const STATES = {
  PUBLISHED: { label: '已公开', tone: 'ok' },
  CORRECTED: { label: '已更正', tone: 'warn' },
  WITHDRAWN: { label: '已撤回', tone: 'danger' },
} as const;

/** `/public/`: everything that is or was public. */
export function indexPage(all: readonly Publication[]): PublicPage {
  const items = all.map(
    (one) => markup`
      <li>
        <h2><a href="${pathOf(one)}">${one.title}</a> ${statePill(one)}</h2>
        <p class="note">第 ${one.number} 次公开，${dayOf(one.publishedAt)}${
          one.withdrawnAt === null ? null : markup`；${dayOf(one.withdrawnAt)}撤回`
        }</p>
      </li>`,
  );
  const list = markup`<ul class="list card">${items}</ul>`;
  const none = markup`<p class="card">目前没有公开的报告。</p>`;
  return {
    title: '公开的绩效自评报告',
    content: markup`
      <h1>公开的绩效自评报告</h1>
      <p class="lead">报告经签发后公开。更正过的和撤回的仍列在这里，并说明日期和理由。</p>
      ${all.length === 0 ? none : list}
      <p class="note">报告数据的字段说明：<a href="${SCHEMA_PATH}">schema.json</a></p>`,
  };
}

/** One publication with the whole report. */
export function publicationPage(found: FoundPublication, document: PublishedDocument): PublicPage {
  const { publication } = found;
  return {
    title: document.report.title,
    isHidden: publication.state !== 'PUBLISHED',
    content: markup`
      <h1>${document.report.title}</h1>
      ${correctionNotice(found)}
      ${gapsNotice(document.gaps ?? null)}
      ${figuresMarkup(document.figures)}
      ${factsMarkup(publication, document)}
      <section class="card" aria-labelledby="files">
        <h2 id="files">下载</h2>
        <ul class="files">${publication.files.map(fileMarkup)}</ul>
        <p class="note">各字段的含义见 <a href="${SCHEMA_PATH}">schema.json</a>；文件是否完整，可用 SHA256SUMS 核对。</p>
      </section>
      <div class="reading">${contentsMarkup(document.report)}${reportMarkup(document.report)}</div>
      ${historyMarkup(found)}`,
  };
}

/** What the address of a withdrawn publication tells, whichever of its files is asked for. */
export function withdrawnPage(found: FoundPublication): PublicPage {
  const { publication } = found;
  const at = publication.withdrawnAt === null ? '' : dayOf(publication.withdrawnAt);
  return {
    title: '报告已撤回',
    isHidden: true,
    content: markup`
      <h1>报告已撤回</h1>
      <div class="notice danger" role="status">
        <p><strong>${publication.title}</strong>（第 ${publication.number} 次公开）已于${at}撤回，内容和数据不再提供。</p>
        <p>撤回理由：${publication.withdrawnReason}</p>
      </div>
      ${historyMarkup(found)}`,
  };
}

function correctionNotice({ publication, all }: FoundPublication): Markup | null {
  const next = all.find(({ number }) => number === publication.number + 1);
  if (publication.state !== 'CORRECTED' || !next) return null;
  const current = all.find(({ state }) => state === 'PUBLISHED');
  const link = current
    ? markup`<a href="${pathOf(current)}">请看最新一次公开（第 ${current.number} 次）</a>`
    : '更正后的公开已经撤回，见页末。';
  return markup`
    <div class="notice warn" role="status">
      <p>这是第 ${publication.number} 次公开的内容，已于${dayOf(next.publishedAt)}更正。理由：${next.reason}</p>
      <p>${link}</p>
    </div>`;
}

function figuresMarkup({
  totalScoreInCentipoints: total,
  grade,
  budgetInFen,
  executedInFen,
  coverage,
}: PublishedFigures): Markup {
  const money = (name: string, fen: number | null, pending: number | null = null) => {
    const value = fen === null ? '—' : `${formatFenInWanyuan(fen)} 万元`;
    return [name, value, describePending(fen, pending, coverage)] as const;
  };
  const facts: readonly (readonly [name: string, value: string, note: string | null])[] = [
    ['自评总分', total === null ? '待评定' : formatPointsFixed(total), null],
    ['评价等级', grade ?? '待评定', null],
    money('预算数', budgetInFen, coverage?.pendingBudgetInFen),
    money('执行数', executedInFen, coverage?.pendingExecutedInFen),
  ];
  const items = facts.map(
    ([name, value, note]) =>
      markup`<div><dt>${name}</dt><dd>${value}</dd>${note === null ? null : markup`<dd class="note">${note}</dd>`}</div>`,
  );
  const covered = describeCoverage(coverage);
  return markup`
    <dl class="figures card">${items}</dl>
    ${covered === null ? null : markup`<p class="note">${covered}</p>`}`;
}

function factsMarkup(publication: Publication, { version, figures, takenOut }: PublishedDocument): Markup {
  const signed = version.signedOn === null ? '' : `，${dateText(version.signedOn) ?? ''}签发`;
  const proof = new URL(version.proofAddress).pathname;
  return markup`
    <dl class="facts card">
      <dt>报告单位</dt><dd>${figures.unitName}</dd>
      <dt>预算年度</dt><dd>${figures.budgetYear}</dd>
      <dt>公开日期</dt><dd>${dayOf(publication.publishedAt)}（第 ${publication.number} 次公开）</dd>
      ${publication.reason === '' ? null : markup`<dt>更正理由</dt><dd>${publication.reason}</dd>`}
      <dt>网址</dt><dd>${publication.address}</dd>
      <dt>签发版本</dt><dd>第 ${version.number} 版${signed}</dd>
      <dt>查验码</dt><dd><a href="${proof}"><code>${version.proofCode}</code></a></dd>
      <dt>个人信息</dt>
      <dd>${
        takenOut.count === 0 ? '没有隐去内容' : `隐去 ${takenOut.count} 种，正文和数据中以“${TAKEN_OUT}”标出`
      }</dd>
      <dt>SHA-256</dt><dd><code>${publication.contentHash}</code>（SHA256SUMS 文件）</dd>
    </dl>`;
}

function fileMarkup({ name, label, byteCount }: PublishedFile): Markup {
  const size = `${Math.max(1, Math.round(byteCount / 1024))} KB`;
  return markup`<li><a href="${name}" download>${label} <small>${name}，${size}</small></a></li>`;
}

function historyMarkup({ publication, all }: FoundPublication): Markup {
  const items = all.map(
    (one) => markup`
      <li>
        ${
          one.number === publication.number
            ? markup`<strong>第 ${one.number} 次公开（本页）</strong>`
            : markup`<a href="${pathOf(one)}">第 ${one.number} 次公开</a>`
        } ${statePill(one)}
        <p class="note">${dayOf(one.publishedAt)}公开${one.reason === '' ? '' : `。更正理由：${one.reason}`}${
          one.withdrawnAt === null ? '' : `。${dayOf(one.withdrawnAt)}撤回，理由：${one.withdrawnReason}`
        }</p>
      </li>`,
  );
  return markup`
    <section class="card" aria-labelledby="history">
      <h2 id="history">历次公开</h2>
      <ol class="list">${items}</ol>
    </section>`;
}

function statePill({ state }: Publication): Markup {
  const { label, tone } = STATES[state];
  return markup`<span class="pill ${tone}">${label}</span>`;
}

function dayOf(at: string): string {
  const day = dayInBeijing(at);
  return dateText(day) ?? day;
}
