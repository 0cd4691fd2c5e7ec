/** The little of oidc-provider (which ships no types) that our tests use. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'
  type Settings = {
    clients: Record<string, unknown>[]
    claims: Record<string, string[]>
    pkce: { required: () => boolean }
    cookies: { keys: string[] }
    findAccount(context: unknown, sub: string): { accountId: string; claims(): Promise<Record<string, unknown>> }
  }
  export default class Provider {
    constructor(issuer: string, settings: Settings)
    callback(): RequestListener
    on(event: 'server_error', listener: (context: unknown, error: Error) => void): void
  }
}
