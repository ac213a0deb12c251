/** Answers that `public/begin.js` asked for while this code was still on its way. Each is handed on once. */

interface Early {
  /** That the answers are about; the session's is about none. */
  workspace?: string
  answers: Record<string, Promise<Response>>
}

declare global {
  var plutarcEarly: Early | undefined
}

const REMEMBERED = 'plutarc.workspace'

/** The early answer to a question, if it was asked and answered well; nothing where it has to be asked now. */
export async function takeEarly(path: string, workspace: string | undefined): Promise<Response | undefined> {
  const early = globalThis.plutarcEarly
  const answer = early?.answers[path]
  if (!early || !answer) return undefined
  delete early.answers[path]
  if (!path.startsWith('/api/session') && early.workspace !== workspace) return undefined
  const response = await answer.catch(() => undefined)
  return response?.ok ? response : undefined
}

/** Early answers are of before a change. */
export function forgetEarly(): void {
  globalThis.plutarcEarly = undefined
}

/** Remembers for the next visit to this place what to ask early there; nothing for nobody. */
export function rememberWorkspace(place: string | undefined, workspace: string | undefined): void {
  try {
    if (workspace) localStorage.setItem(REMEMBERED, `${place ?? ''} ${workspace}`)
    else localStorage.removeItem(REMEMBERED)
  } catch {
    // Without storage nothing is asked early.
  }
}
