/** The Teams app package: what is uploaded to Teams so that people find the bot. */
export { appPackage } from './app-package.ts'
export { localizationOf, manifestOf, type AppIdentity, type AppWords } from './manifest.ts'
