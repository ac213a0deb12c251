import { toast } from 'sonner'

/** Long enough to read it and to reach the button, also by keyboard; the time stands still while one points at it. */
const OFFERED_MS = 8000

/**
 * Says what was done and offers to take it back. Taking back is a command like any other: it is on record, and where it is refused the reason is said.
 * For what really can be undone; what cannot be asks first.
 */
export function doneWithUndo(message: string, takeBack: () => unknown): void {
  toast.success(message, { duration: OFFERED_MS, action: { label: 'Undo', onClick: () => void undo(takeBack) } })
}

async function undo(takeBack: () => unknown): Promise<void> {
  try {
    await takeBack()
    toast.success('Taken back')
  } catch (problem) {
    toast.error(problem instanceof Error ? problem.message : 'It could not be taken back.')
  }
}
