import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabaseOf } from '#test/each-database';
import { DEMONSTRATION_FILE, readDemonstration } from './read-demonstration.ts';

describe('readDemonstration', () => {
  const open = openDatabaseOf('sqlite');
  const broken = async (change: (text: string) => string) => {
    const file = join((await open()).env.DATA_DIR, 'broken.json');
    await writeFile(file, change(await readFile(DEMONSTRATION_FILE, 'utf8')));
    return readDemonstration(file);
  };

  it.each([
    [
      'text that is no JSON',
      (text: string) => text.slice(0, 500),
      /^demonstration data .*broken\.json: .*JSON/,
    ],
    [
      'an amount in words',
      (text: string) => text.replace('"amountInWanyuan": 70', '"amountInWanyuan": "七十"'),
      /\$\.allotments\[0\]\.amountInWanyuan is not a whole number$/,
    ],
    [
      'a unit that is not there',
      (text: string) => text.replace('"unitId": "urumqi"', '"unitId": "hami"'),
      /there is no unit "hami"$/,
    ],
    [
      'an unknown rule',
      (text: string) => text.replace('"COUNT_OBJECTS"', '"AVERAGE"'),
      /\.aggregationRule is not one of SUM, /,
    ],
    [
      'a sum of percentages',
      (text: string) => text.replace(/("targetText": "100%",\s*"aggregationRule": )"RATIO"/, '$1"SUM"'),
      /"资金执行率" of the table "region": RULE_NEEDS_AMOUNTS$/,
    ],
    [
      'a row of the region that feeds itself',
      (text: string) =>
        text.replace(/("targetText": "3",)(\s*"aggregationRule")/, '$1 "feedsPosition": 1,$2'),
      /"支持重点“小巨人”企业数量（家）" of the table "region": FEEDS_ITSELF$/,
    ],
    [
      'an unknown source',
      (text: string) => text.replace('"batch": "ALL"', '"batch": "ALL", "rollUpSource": "ABOVE"'),
      /\.rollUpSource is not one of CHILDREN, OWN, BOTH$/,
    ],
    [
      'an empty list',
      (text: string) => text.replace(/"documents": \[[^\]]*\]/, '"documents": []'),
      /\$\.documents is not a list with something in it$/,
    ],
    [
      'a broken scheme',
      (text: string) => text.replace('"execution": 10', '"execution": "ten"'),
      /\$\.schemes\[0\]\.content\.execution is no scheme$/,
    ],
  ])('refuses %s in one line with its place', async (_, change, message) => {
    await expect(broken(change)).rejects.toThrow(message);
  });

  it('names no person', async () => {
    const text = await readFile(DEMONSTRATION_FILE, 'utf8');
    expect(text).not.toMatch(/联系人|负责人|电话|手机|\d{11}/);
  });
});
