import { networkProblem, ProblemError, readProblem } from '#ui/problem.ts'

/** What /api/auth answers: the next step, or what was asked for. */
type AuthAnswers = {
  'sign-in/email': { next: 'done' | 'second_factor' }
  'sign-in/social': { url: string }
  'two-factor/verify-totp': { next: 'done' }
  'two-factor/verify-backup-code': { next: 'done' }
  'two-factor/enable': { totpURI: string; backupCodes: string[] }
  'two-factor/disable': { next: 'done' }
  'two-factor/generate-backup-codes': { backupCodes: string[] }
  'request-password-reset': { next: 'read_mail' }
  'reset-password': { next: 'done' }
}

/** Signing in and what belongs to it. @throws ProblemError, as every call of the API does. */
export async function callAuth<Path extends keyof AuthAnswers>(
  path: Path,
  body: Record<string, unknown>,
): Promise<AuthAnswers[Path]> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'lan-toa' },
      body: JSON.stringify(body),
    })
  } catch {
    throw new ProblemError(networkProblem())
  }
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok)
    throw new ProblemError(
      readProblem({ status: response.status, body: answer, requestId: response.headers.get('x-request-id') }),
    )
  return answer as AuthAnswers[Path]
}

/** The secret of a link stands behind the `#`; taken once and wiped from the address, so that nobody reads it over a shoulder. */
export function takeSecret(): string {
  const secret = window.location.hash.slice(1)
  if (secret) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
  return secret
}
