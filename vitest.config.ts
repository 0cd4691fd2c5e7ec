import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Loading the libraries takes longer than most files' tests; nothing of ours keeps state outside a platform.
    isolate: false,
    // Generous: a busy machine is slow, and only what hangs should fail for it.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    env: { NODE_ENV: 'test', TZ: 'America/New_York' },
  },
})
