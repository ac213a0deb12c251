// Before the first paint, so that the light theme never flashes dark.
try {
  if (localStorage.getItem('plutarc.theme') === 'light') document.documentElement.classList.remove('dark')
} catch {
  // Without storage the dark theme stays.
}
