// Run from the root: `eslint --config test/eslint.config.js .`; globs are relative to the root.
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const root = new URL('..', import.meta.url).pathname;

/**
 * Two of these that match one file replace each other, they do not add up: keep the globs apart.
 *
 * @param {string[]} files
 * @param {{ group?: string[], regex?: string, message: string }[]} patterns
 * @param {string[]} [ignores]
 */
const forbidImports = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { 'no-restricted-imports': /** @type {['error', object]} */ (['error', { patterns }]) },
});

const NOT_PURE = 'shared is pure: pass time, randomness and I/O in as arguments.';
const ONLY_API_FETCHES = 'Only client/src/api talks to the server.';
const ONLY_LOCAL_DATA_STORES = {
  group: ['dexie'],
  message: 'Only client/src/local-data and client/src/sync know IndexedDB.',
};

const impureGlobals = [
  ...[
    'console',
    'crypto',
    'performance',
    'process',
    'Buffer',
    'globalThis',
    'window',
    'document',
    'navigator',
  ],
  ...['fetch', 'setTimeout', 'setInterval', 'queueMicrotask', 'localStorage', 'sessionStorage', 'indexedDB'],
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/generated/',
      '**/node_modules/',
      'test/fixtures/',
      'test/results/',
      '.data/',
      'coverage/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  vue.configs['flat/recommended'],
  prettier,
  {
    files: ['**/*.{ts,vue,js,mjs}'],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        project: [
          'shared/tsconfig.json',
          'server/tsconfig.json',
          'client/tsconfig.json',
          'client/tsconfig.service-worker.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: root,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'vue/no-v-html': 'error',
      // A prop's type says that it is optional.
      'vue/require-default-prop': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
    },
  },
  { files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['shared/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...impureGlobals.map((name) => ({ name, message: NOT_PURE }))],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: NOT_PURE },
        { object: 'Math', property: 'random', message: NOT_PURE },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOT_PURE },
        { selector: "CallExpression[callee.name='Date']", message: NOT_PURE },
      ],
    },
  },
  forbidImports(
    ['shared/src/**/*.ts'],
    [{ regex: '^[^.]', message: 'shared imports nothing but itself.' }],
    ['**/*.test.ts'],
  ),
  forbidImports(
    ['server/src/**/*.resolver.ts'],
    [{ group: ['typeorm'], message: 'A resolver asks its service for data.' }],
  ),
  forbidImports(
    ['server/src/**/*.service.ts'],
    [
      {
        group: ['type-graphql', 'graphql', '@apollo/*'],
        message: 'A service does not know how it is called.',
      },
    ],
  ),
  {
    files: ['client/src/**/*.{ts,vue}'],
    ignores: ['client/src/api/**', '**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'].map((name) => ({
          name,
          message: ONLY_API_FETCHES,
        })),
      ],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].map((object) => ({
          object,
          property: 'fetch',
          message: ONLY_API_FETCHES,
        })),
      ],
    },
  },
  forbidImports(
    ['client/src/**/*.{ts,vue}'],
    [ONLY_LOCAL_DATA_STORES],
    ['client/src/local-data/**', 'client/src/sync/**', '**/*.test.ts'],
  ),
);
