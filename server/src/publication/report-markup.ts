import type { PublicBlock, PublicReport, PublicTable } from '@attain/shared/publication/public-report';
import { TAKEN_OUT } from '@attain/shared/publication/redaction';
import { markup, type Markup } from '../http/markup.ts';

/** Places that the report itself names as open, and what was taken out of it. */
const MARKS = /(〔已隐去〕|【未填写：[^】]{0,300}】)/;

/** The outline of a report with links, folded up on a phone. */
export function contentsMarkup({ sections }: PublicReport): Markup {
  const items = sections.flatMap(({ blocks }, section) =>
    blocks.flatMap((block, index) => {
      if (block.kind !== 'HEADING' || block.level > 2) return [];
      const second = block.level === 2 ? 'second' : 'first';
      return markup`<li class="${second}"><a href="#${anchorOf(section, index)}">${block.text}</a></li>`;
    }),
  );
  return markup`<details class="contents card" open><summary>目录</summary><ol>${items}</ol></details>`;
}

/** The report from title to signature. */
export function reportMarkup({ title, preface, sections, signature }: PublicReport): Markup {
  return markup`
    <article class="paper" aria-label="报告全文">
      <p class="title">${textMarkup(title)}</p>
      ${preface.map((block) => blockMarkup(block, null))}
      ${sections.map(({ blocks }, section) =>
        blocks.map((block, index) => blockMarkup(block, anchorOf(section, index))),
      )}
      <div class="signature">${signature.map((line) => markup`<p>${textMarkup(line)}</p>`)}</div>
    </article>`;
}

function anchorOf(section: number, block: number): string {
  return `s${section + 1}-${block + 1}`;
}

function blockMarkup(block: PublicBlock, anchor: string | null): Markup {
  switch (block.kind) {
    case 'PARAGRAPH':
      return markup`<p>${textMarkup(block.text)}</p>`;
    case 'TABLE':
      return tableMarkup(block);
    case 'HEADING': {
      const text = textMarkup(block.text);
      const id = anchor ?? 'preface';
      if (block.level === 1) return markup`<h2 id="${id}">${text}</h2>`;
      if (block.level === 2) return markup`<h3 id="${id}">${text}</h3>`;
      return markup`<h4 id="${id}">${text}</h4>`;
    }
  }
}

/** A wide table scrolls within itself; who uses the keyboard reaches it. */
function tableMarkup({ caption, columnWidths, isWide, rows }: PublicTable): Markup {
  const columns = columnWidths.map((width) => markup`<col width="${width}%">`);
  const lines = rows.map((cells) => markup`<tr>${cells.map(cellMarkup)}</tr>`);
  return markup`
    <div class="scroll" tabindex="0" role="group" aria-label="${caption}">
      <table class="${isWide ? 'wide' : 'upright'}">
        <caption>${textMarkup(caption)}</caption>
        <colgroup>${columns}</colgroup>
        <tbody>${lines}</tbody>
      </table>
    </div>`;
}

function cellMarkup({ text, colSpan, rowSpan, align, isHead }: PublicTable['rows'][number][number]): Markup {
  const content = textMarkup(text);
  const side = align.toLowerCase();
  return isHead
    ? markup`<th colspan="${colSpan}" rowspan="${rowSpan}" class="${side}">${content}</th>`
    : markup`<td colspan="${colSpan}" rowspan="${rowSpan}" class="${side}">${content}</td>`;
}

function textMarkup(text: string): readonly Markup[] {
  return text.split(MARKS).map((part) => {
    if (part === TAKEN_OUT) return markup`<span class="taken-out">${part}</span>`;
    if (MARKS.test(part)) return markup`<span class="open">${part}</span>`;
    const lines = part.split(/\r\n|\r|\n/);
    return markup`${lines.map((line, index) => (index === 0 ? line : markup`<br>${line}`))}`;
  });
}
