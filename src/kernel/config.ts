import { z } from 'zod'

/** The only reader of the environment. Every setting, its bounds and its default; a wrong one stops the start with a sentence. */
const flag = z.enum(['true', 'false', '1', '0']).transform(value => value === 'true' || value === '1')

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where to listen. Left out: everywhere in production, on this machine alone otherwise, since demo passwords are known to all. */
  HOST: z.string().optional(),
  /** Public address, used in mails and for the same-origin check behind a proxy. */
  PUBLIC_URL: z.url().optional(),
  /** How many proxies in front may be believed about the caller's address. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  /** How often one person, or one address, may ask the API in the long run; twice as many in a burst. */
  RATE_PER_MINUTE: z.coerce.number().int().min(10).max(10_000_000).default(600),
  /** web, worker or all: which halves this process runs. */
  LAN_TOA_ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  DATA_DIR: z.string().default('./.data'),
  /** PostgreSQL 15 or newer; the embedded server in DATA_DIR runs where it is not given. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** Signs sessions and links. Made and kept in DATA_DIR where it is not given. */
  SECRET: z.string().min(32).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  /** Demo data on the first start; never in production. */
  DEMO: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().default('Lan Tỏa <khong-tra-loi@lantoa.local>'),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().default('Đăng nhập bằng tài khoản định danh'),
  OIDC_SCOPES: z.string().default('openid profile email'),
})

export type Config = ReturnType<typeof readConfig>

/**
 * @param source the environment; tests hand in their own.
 * @throws Error with one line per wrong setting.
 */
export function readConfig(source: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Thiết lập chưa đúng, Lan Tỏa chưa khởi động:\n${lines.join('\n')}`)
  }
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  return {
    environment: env.NODE_ENV,
    production,
    port: env.PORT,
    host: env.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, '') ?? `http://localhost:${env.PORT}`,
    trustedProxies: env.TRUSTED_PROXIES,
    ratePerMinute: env.RATE_PER_MINUTE,
    role: env.LAN_TOA_ROLE,
    dataDir: env.DATA_DIR,
    database: { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL },
    secret: env.SECRET,
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'test' ? 'silent' : 'info'),
    demo: !production && (env.DEMO ?? env.NODE_ENV === 'development'),
    mail: { url: env.SMTP_URL, from: env.MAIL_FROM },
    s3:
      env.S3_BUCKET && env.S3_ACCESS_KEY_ID && env.S3_SECRET_ACCESS_KEY
        ? {
            endpoint: env.S3_ENDPOINT,
            region: env.S3_REGION,
            bucket: env.S3_BUCKET,
            accessKeyId: env.S3_ACCESS_KEY_ID,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY,
          }
        : undefined,
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            label: env.OIDC_LABEL,
            scopes: env.OIDC_SCOPES.split(/\s+/),
          }
        : undefined,
  }
}
