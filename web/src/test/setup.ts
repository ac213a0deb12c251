import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { workIn } from '@/lib/workspace'

// A busy machine is no failure.
configure({ asyncUtilTimeout: 8000 })
afterEach(cleanup)

// One browser sees many files: each finds it as if nobody had been there.
localStorage.clear()
sessionStorage.clear()
history.replaceState(null, '', '/')
workIn(undefined)

// What jsdom lacks and Radix asks for.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Element.prototype.scrollIntoView ??= () => {}
Element.prototype.hasPointerCapture ??= () => false
Element.prototype.setPointerCapture ??= () => {}
Element.prototype.releasePointerCapture ??= () => {}
