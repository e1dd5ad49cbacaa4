export { App, beginAt } from './app.tsx'
