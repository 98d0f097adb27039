const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

export default {
  rootDir: '.',
  testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^@liaison/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testEnvironment: 'node',
  // Worlds end with their suites: wrapping all that they have put on the global object, as Jest does at first, takes seconds and frees nothing.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  globalSetup: '<rootDir>/dist/apps/all/test/global-setup.js',
  globalTeardown: '<rootDir>/dist/apps/all/test/global-teardown.js',
  testTimeout: 30_000,
  maxWorkers: 2,
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data'],
};
