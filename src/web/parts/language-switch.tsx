import { Button } from 'react-aria-components/Button'
import { type Language, language, languageNames, languages } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'

/** The language of the app in this browser. Each app speaks one, so the page is fetched anew; its address holds what it shows. */
export function LanguageSwitch() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div role="group" aria-label={words.pages.language} className="language">
      {languages.map((each) => (
        <Button key={each} className="link-button" aria-pressed={each === language()} onPress={() => choose(each)}>
          <span lang={each}>{languageNames[each]}</span>
        </Button>
      ))}
    </div>
  )
}

const aYear = 365 * 24 * 3600

function choose(chosen: Language): void {
  if (chosen === language()) return
  const secure = window.location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not there without https
  document.cookie = `skolspegel-language=${chosen}; path=/; max-age=${aYear}; samesite=lax${secure}`
  window.location.reload()
}
