import { describe, expect, it } from 'vitest';
import { EVIDENCE_FORMATS, formatOfName } from './evidence-format.ts';

describe('formatOfName', () => {
  it.each([
    ['照片.JPG', 'JPEG'],
    ['IMG_1.jpeg', 'JPEG'],
    ['截图.png', 'PNG'],
    ['批复.pdf', 'PDF'],
    ['表.2024.xlsx', 'XLSX'],
    ['说明.Docx', 'DOCX'],
  ])('[EV2] reads %s as %s', (name, format) => {
    expect(formatOfName(name)).toBe(format);
  });

  it.each(['表.xls', 'x.svg', 'x.html', 'pdf', 'x.pdf.exe', ''])('[EV2] reads %j as none', (name) => {
    expect(formatOfName(name)).toBeNull();
  });

  it('[EV2] has one media type and one extension per format', () => {
    const facts = Object.values(EVIDENCE_FORMATS);
    expect(new Set(facts.map(({ mediaType }) => mediaType)).size).toBe(facts.length);
    expect(new Set(facts.map(({ extension }) => extension)).size).toBe(facts.length);
  });
});
