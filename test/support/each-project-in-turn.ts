import { statSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * The order of the files of a group, the same on every machine: first those that have a process each, one of every
 * project in turn; then, project by project, those that share a process, which is kept only while the next file is of
 * the same project. Larger files, which mostly take longer, go first, so that no core is left with one of them at the
 * end.
 */
export class EachProjectInTurn extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = new Map<string, TestSpecification[]>();
    for (const file of files) {
      const { name } = file.project;
      projects.set(name, [...(projects.get(name) ?? []), file]);
    }
    const placed = [...projects.values()].flatMap((ofProject, project) =>
      ofProject
        .map((file) => ({ file, size: statSync(file.moduleId).size }))
        .sort((a, b) => b.size - a.size)
        .map(({ file }, turn) => {
          const isAlone = file.project.config.isolate;
          return { file, place: isAlone ? [0, turn, project] : [1, project, turn] };
        }),
    );
    const order = (a: readonly number[], b: readonly number[]) =>
      a.map((n, i) => n - (b[i] ?? 0)).find((difference) => difference !== 0) ?? 0;
    return Promise.resolve(placed.sort((a, b) => order(a.place, b.place)).map(({ file }) => file));
  }
}
