import { describe, expect, it } from 'vitest';
import { recogniseForeign, recogniseOldProgram } from './recognise-file.ts';

describe('recogniseForeign', () => {
  it.each([
    ['%PDF-1.7\n%\u00e2\u00e3', 'PDF'],
    ['\u0089PNG\r\n\u001a\n\0\0', 'PICTURE'],
    ['\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF', 'PICTURE'],
    ['\0\0\0\u0018ftypheic\0\0', 'PICTURE'],
    ['{\\rtf1\\ansi', 'RTF'],
    ['<!DOCTYPE html><html>', 'WEB_PAGE'],
    ['<?xml version="1.0"?><?mso-application progid="Word.Document"?>', 'WEB_PAGE'],
    ['Rar!\u001a\u0007\0', 'ARCHIVE'],
    ['name,value\r\n1,2', 'TEXT'],
    ['\0\u0001\u0002\u0003', null],
  ])('takes %j for %s', (head, kind) => {
    expect(recogniseForeign(Buffer.from(head, 'latin1'))).toBe(kind);
  });

  it('takes Chinese text for text in both encodings that are in use', () => {
    expect(recogniseForeign(Buffer.from('绩效自评报告'))).toBe('TEXT');
    expect(recogniseForeign(Buffer.from([0xbc, 0xa8, 0xd0, 0xa7, 0x0d, 0x0a]))).toBe('TEXT');
  });
});

describe('recogniseOldProgram', () => {
  it.each([
    ['WordDocument', 'WORD'],
    ['Workbook', 'EXCEL'],
    ['Book', 'EXCEL'],
    ['PowerPoint Document', 'OTHER'],
  ])('knows the program by its stream %s: %s', (stream, program) => {
    expect(recogniseOldProgram(Buffer.from(`Root Entry\0${stream}\0`, 'utf16le'))).toBe(program);
  });
});
