// Runs before the dashboard's own code has arrived.

// Before the first paint, so that the light theme never flashes dark.
try {
  if (localStorage.getItem('plutarc.theme') === 'light') document.documentElement.classList.remove('dark')
} catch {
  // Without storage the dark theme stays.
}

// What the page will ask first is asked at once: src/api/early.ts hands the answers on.
try {
  const at = /^\/w\/([^/]+)/.exec(location.pathname)?.[1]
  const headers = { Accept: 'application/json, application/problem+json' }
  const answers = {}
  const ask = (path, more) => {
    answers[path] = fetch(path, { headers: { ...headers, ...more }, credentials: 'same-origin' })
    answers[path].catch(() => {})
  }
  ask('/api/session' + (at ? '?' + new URLSearchParams({ at }) : ''))
  // Where somebody was signed in before, the fleet's answers too.
  const [place, workspace] = (localStorage.getItem('plutarc.workspace') ?? '').split(' ')
  if (workspace && place === (at ?? '') && /^(\/w\/[^/]+)?\/?(fleet\/?)?$/.test(location.pathname)) {
    for (const path of ['/api/bots', '/api/positions', '/api/activity?limit=100']) ask(path, { 'X-Workspace': workspace })
  }
  globalThis.plutarcEarly = { workspace, answers }
} catch {
  // Then everything is asked when it is needed.
}
