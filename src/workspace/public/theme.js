// Sets the colour scheme before anything is painted, so that the dark one never flashes white.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('lan-toa:color-scheme')
  } catch (_) {}
  var dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
