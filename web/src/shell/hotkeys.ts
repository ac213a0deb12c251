import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { DESTINATIONS } from './navigation'

export const isMac = /Mac|iP(hone|ad)/.test(navigator.platform)
export const modifier = isMac ? '⌘' : 'Ctrl '

const SEQUENCE_MS = 1200

/** `g` and a letter goes to a page, `k` twice to the kill switch, `/` to the page's filter, `?` shows them all, ⌘K or Ctrl K opens the palette. */
export function useHotkeys({ openPalette, openShortcuts, openKillSwitch }: { openPalette: () => void; openShortcuts: () => void; openKillSwitch: () => void }): void {
  const navigate = useNavigate()
  const goPressedAt = useRef(0)
  const killPressedAt = useRef(0)
  const handlers = useRef({ openPalette, openShortcuts, openKillSwitch })
  handlers.current = { openPalette, openShortcuts, openKillSwitch }

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        handlers.current.openPalette()
        return
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || document.querySelector('[role=dialog],[role=alertdialog]')) {
        return
      }
      if (Date.now() - goPressedAt.current < SEQUENCE_MS) {
        goPressedAt.current = 0
        const destination = DESTINATIONS.find((each) => each.key === event.key)
        if (destination) {
          event.preventDefault()
          void navigate({ to: destination.to })
        }
        return
      }
      if (event.key === 'k' && !event.repeat) {
        const second = Date.now() - killPressedAt.current < SEQUENCE_MS
        killPressedAt.current = second ? 0 : Date.now()
        if (second) {
          event.preventDefault()
          handlers.current.openKillSwitch()
        }
        return
      }
      if (event.key === 'g') goPressedAt.current = Date.now()
      if (event.key === '?') {
        event.preventDefault()
        handlers.current.openShortcuts()
      }
      if (event.key === '/') {
        const filter = document.querySelector<HTMLInputElement>('[data-filter]')
        if (filter) {
          event.preventDefault()
          filter.focus()
          filter.select()
        }
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [navigate])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
