import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { InstructionState } from '@/api/contracts'
import { InstructionSteps } from './instruction-progress'

const at = '2026-01-01T00:00:00Z'

function show(state: InstructionState, ...reached: InstructionState[]): string[] {
  render(<InstructionSteps instruction={{ state, steps: reached.map((each) => ({ state: each, at })) }} />)
  return screen.getAllByRole('listitem').map((each) => /[A-Z][a-z]+/.exec(each.textContent)?.[0] ?? '')
}

describe('the way of an instruction', () => {
  it('shows what was reached and what is still to come', () => {
    expect(show('sent', 'queued', 'sent')).toEqual(['Queued', 'Sent', 'Acknowledged', 'Done'])
    expect(screen.getByRole('listitem', { current: 'step' })).toHaveTextContent('Sent')
  })

  it('leaves out a step that the answer overtook', () => {
    expect(show('done', 'queued', 'acknowledged', 'done')).toEqual(['Queued', 'Acknowledged', 'Done'])
  })

  it('ends where it failed', () => {
    expect(show('expired', 'queued', 'expired')).toEqual(['Queued', 'Expired'])
  })
})
