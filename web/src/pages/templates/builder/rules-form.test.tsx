import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { RulesForm } from './rules-form'

it('takes the time zone of a session, and leaves it out for UTC', async () => {
  const change = vi.fn()
  const sessions = [{ label: 'US', days: ['mon'], start: '09:30', end: '16:00', enabled: true }]
  const shown = render(<RulesForm definition={{ sessions }} problems={{}} onChange={change} />)
  await userEvent.click(screen.getByLabelText('Time zone'))
  await userEvent.paste('America/New_York')
  expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ sessions: [expect.objectContaining({ zone: 'America/New_York' })] }))
  shown.rerender(<RulesForm definition={{ sessions: [{ ...sessions[0]!, zone: 'America/New_York' }] }} problems={{}} onChange={change} />)
  await userEvent.clear(screen.getByLabelText('Time zone'))
  expect(change).toHaveBeenLastCalledWith(expect.objectContaining({ sessions: [expect.objectContaining({ zone: undefined })] }))
})
