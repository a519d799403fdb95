import tseslint from 'typescript-eslint'

/** Few rules, typed: what the compiler does not see and a reader would trip over. Form is Prettier's business. */
export default tseslint.config(
  { ignores: ['dist/', '.staging/', '.stryker-tmp/', '.astro/', 'node_modules/', 'scripts/bench/peers/*/'] },
  {
    files: ['src/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-control-regex': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
    },
  },
)
