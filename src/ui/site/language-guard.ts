/**
 * Chromium started in the POSIX locale reports the language "en-US@posix", which `Intl` refuses with an exception;
 * uPlot hands it to `Intl` as it loads. This module is imported before it.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
