import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    // One more than the cores of a small machine: journeys and jobs often wait.
    maxWorkers: 3,
    // Loading the libraries takes longer than most files' tests; nothing of ours keeps state outside a platform.
    isolate: false,
    // Generous: a busy machine is slow, and only what hangs should fail for it.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    env: { NODE_ENV: 'test', TZ: 'America/New_York' },
  },
})
