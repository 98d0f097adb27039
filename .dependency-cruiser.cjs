/** Which part of the house may know which. Each rule is proved by a planted violation in apps/all/test/boundaries.spec.ts. */
const service = '^apps/(?!all/|web/)([^/]+)/';

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'services-do-not-know-each-other', severity: 'error', from: { path: service }, to: { path: service, pathNot: '^apps/$1/' } },
    { name: 'services-do-not-know-the-launcher', severity: 'error', from: { path: service }, to: { path: '^apps/all/' } },
    { name: 'libs-do-not-know-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    { name: 'contracts-know-nothing', severity: 'error', from: { path: '^libs/contracts/src/' }, to: { pathNot: ['^libs/contracts/', 'node_modules/(uuid|@jest|fast-check)/'] } },
    { name: 'platform-stands-below-messaging', severity: 'error', from: { path: '^libs/platform/' }, to: { path: '^libs/(messaging|testing)/' } },
    { name: 'only-tests-know-testing', severity: 'error', from: { pathNot: ['^libs/testing/', '/test/', '/bench/', '\\.spec\\.ts$', '^apps/all/src/commands/(bench|fuzz|tamper|test-crash|test-ordering)\\.ts$'] }, to: { path: '^libs/testing/' } },
    { name: 'only-messaging-knows-the-queue', severity: 'error', from: { pathNot: ['^libs/messaging/', '^libs/testing/'] }, to: { path: 'node_modules/(bullmq|ioredis)/' } },
    { name: 'libs-are-entered-by-their-door', severity: 'error', from: { path: '^(apps|libs)/([^/]+)/' }, to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] } },
    { name: 'web-knows-the-generated-client-only', severity: 'error', from: { path: '^apps/web/' }, to: { path: '^(libs|apps/(?!web/))' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'], mainFields: ['module', 'main'] },
  },
};
