/**
 * Everything that the kit needs in CSS. The whole-weight files carry unicode ranges (the subset files do not), so a browser
 * fetches only what a page shows: latin and vietnamese as a rule, latin-ext for č (ƀ, ĕ, ĭ, ŏ of
 * Jrai and Bahnar names are not in the typeface; the reader’s own fonts lend them).
 */
import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import './mantine.css'
import './kit.css'
