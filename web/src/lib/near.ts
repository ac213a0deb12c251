import { useCallback, useState } from 'react'

/** Whether a place on the page has come near to what is in sight; once near, it stays so. One observer watches for all. */

const FAR = '600px'
const waiting = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | undefined

/** @param sure that it is, before anybody has looked */
export function useNear<E extends Element>(sure = false): [(element: E | null) => void, boolean] {
  // Where nobody can tell, everything is near.
  const [near, setNear] = useState(() => sure || typeof IntersectionObserver === 'undefined')
  const place = useCallback(
    (element: E | null) => {
      if (near || !element) return
      observer ??= new IntersectionObserver(
        (entries) => {
          for (const { isIntersecting, target } of entries) {
            if (!isIntersecting) continue
            observer?.unobserve(target)
            waiting.get(target)?.()
          }
        },
        { rootMargin: FAR },
      )
      waiting.set(element, () => setNear(true))
      observer.observe(element)
    },
    [near],
  )
  return [place, near]
}
