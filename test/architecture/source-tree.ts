import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

export const ROOT = join(import.meta.dirname, '../..');

/** What a build, an installation or a run leaves behind; .gitignore names the same. */
const NOT_WRITTEN_BY_PEOPLE = ['node_modules', 'dist', '.data', '.git', 'coverage', 'results', 'generated'];

/** Paths from the root, with `/`, of the files that people write. */
export function writtenFiles(folder = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_WRITTEN_BY_PEOPLE.includes(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? writtenFiles(path) : [relative(ROOT, path)];
    });
}

export function readFromRoot(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

export interface ImportLine {
  /** The importing file, from the root. */
  readonly from: string;
  readonly specifier: string;
  /** The imported file, from the root; undefined for npm packages and `node:`. */
  readonly to: string | undefined;
  /** Gone after compiling, so it makes no cycle when the program runs. */
  readonly isTypeOnly: boolean;
}

/** Every import of a .ts, .mjs or .vue file: static, dynamic, re-exports. */
export function importsOf(path: string): ImportLine[] {
  const text = readFromRoot(path);
  const script = path.endsWith('.vue') ? (/<script[^>]*>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '') : text;
  const source = ts.createSourceFile(path, script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const lines: ImportLine[] = [];
  const add = (node: ts.Node | undefined, isTypeOnly: boolean) => {
    if (!node || !ts.isStringLiteral(node)) return;
    lines.push({ from: path, specifier: node.text, to: resolveSpecifier(path, node.text), isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return lines;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return join(dirname(from), specifier).replace(/\?.*$/, '');
  const inWorkspace = /^@attain\/(shared|server)\/(.+)$/.exec(specifier);
  if (inWorkspace) return `${inWorkspace[1]}/src/${inWorkspace[2]}.ts`;
  const support = /^#test\/(.+)$/.exec(specifier);
  return support ? `test/support/${support[1]}.ts` : undefined;
}

export function packageOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** The feature folder, `''` for a file at the top of `src`. */
export function featureOf(path: string): string {
  const [, src, feature, ...rest] = path.split('/');
  return src === 'src' && rest.length > 0 ? (feature ?? '') : '';
}

export function isTestFile(path: string): boolean {
  return /\.(test|test-support|contract)\.ts$/.test(path);
}

export function isScript(path: string): boolean {
  return /\.(ts|vue|mjs|js)$/.test(path);
}

export function fileExists(path: string): boolean {
  return existsSync(join(ROOT, path));
}
