import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { locale } from '../contract/index.ts'
import { isSignedOut, shouldRetry } from './api.ts'
import { App, beginAt } from './index.ts'
import './styles/tokens.css'
import './styles/page.css'
import './styles/shell.css'
import './styles/controls.css'
import './styles/reading.css'
import './styles/pivot.css'
import './styles/start.css'
import './styles/explore.css'
import './styles/exports.css'
import './styles/states.css'
import './styles/screens.css'
import './styles/account.css'
import './styles/local.css'
import './styles/chart.css'
import './styles/print.css'

// A session that has ended is told by any answer: ask who is signed in, and the sign-in page follows.
const queryCache = new QueryCache({
  onError: (problem) => {
    if (isSignedOut(problem)) client.invalidateQueries({ queryKey: ['session'] })
  },
})
const client: QueryClient = new QueryClient({
  queryCache,
  defaultOptions: { queries: { staleTime: 60_000, retry: shouldRetry, refetchOnWindowFocus: false, networkMode: 'always' } },
})
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with id root')
beginAt(window.location.pathname)
createRoot(root).render(
  <StrictMode>
    <I18nProvider locale={locale()}>
      <QueryClientProvider client={client}>
        <App />
      </QueryClientProvider>
    </I18nProvider>
  </StrictMode>,
)
