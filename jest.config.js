/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: {
    '^cdk8s-microservices$': '<rootDir>/lib/index.ts',
    '^cdk8s-microservices/check$': '<rootDir>/lib/check/index.ts',
    '^cdk8s-microservices/testing$': '<rootDir>/lib/testing/index.ts',
  },
};
