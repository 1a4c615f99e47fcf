// What a phone carries of the rules; bundled for its size alone.
export { explainTable } from '@attain/shared/scoring/explain-table';
export { findFaults } from '@attain/shared/scoring/find-faults';
export { rollUpForm } from '@attain/shared/self-evaluation/roll-up-form';
export { tableFromForm } from '@attain/shared/scoring/table-from-form';
