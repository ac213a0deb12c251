export const SHORTEST_PASSWORD = 12

/** Why a new password cannot be taken, or nothing. The server has the last word. */
export function passwordProblem(password: string, repeated: string): string | undefined {
  if (password.length < SHORTEST_PASSWORD) return `At least ${SHORTEST_PASSWORD} characters; this has ${password.length}.`
  if (password !== repeated) return 'The two entries differ.'
  return undefined
}
