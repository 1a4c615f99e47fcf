import { describe, expect, it } from 'vitest';
import { aCleanRound } from '#test/a-clean-round';
import { AN_UNKNOWN_ROUND } from '#test/an-unknown-round';
import { changeRound, set, setDocument, setStatement } from '#test/change-round';
import { xinjiangMaterial } from '#test/xinjiang-material';
import { EXAMINATION_VERDICTS } from './examination-finding.ts';
import { examineRound } from './examine-round.ts';
import { rulesWithoutFacts } from './rules-without-facts.ts';

describe('rulesWithoutFacts', () => {
  it('[EX6] names none where everything is known, and all where nothing is', () => {
    expect(rulesWithoutFacts(aCleanRound())).toEqual([]);
    expect(rulesWithoutFacts(AN_UNKNOWN_ROUND)).toEqual(Object.keys(EXAMINATION_VERDICTS));
  });

  it.each([
    [{ regulations: [] }, ['F10', 'F11']],
    [{ issuerPrefixes: [] }, ['F06']],
    [{ allotments: [] }, ['F04', 'F08']],
    [{ units: [] }, ['F25']],
  ])('[EX6] names the rules that miss %j', (overrides, codes) => {
    expect(rulesWithoutFacts(changeRound(aCleanRound(), set(overrides)))).toEqual(codes);
  });

  it('[EX6] counts days as long as one hop has dates', () => {
    const undated = { issuedOn: null, receivedOn: null };
    const half = changeRound(aCleanRound(), setDocument('示财企〔2024〕33号', undated));
    expect(rulesWithoutFacts(half)).toEqual([]);
    expect(rulesWithoutFacts(changeRound(half, setDocument('示财企〔2023〕90号', undated)))).toEqual([
      'F01',
      'F02',
    ]);
  });

  it('[EX6] names what the report of Xinjiang does not tell, and never a rule that found something', () => {
    const material = xinjiangMaterial();
    expect(rulesWithoutFacts(material)).toEqual(['F08', 'F10', 'F11', 'F24', 'F26']);
    const silent = rulesWithoutFacts(changeRound(material, setStatement(AN_UNKNOWN_ROUND.statement)));
    expect(silent).toEqual(['F03', 'F05', 'F08', 'F10', 'F11', 'F24', 'F26']);
    expect(examineRound(material).filter(({ code }) => rulesWithoutFacts(material).includes(code))).toEqual(
      [],
    );
  });
});
