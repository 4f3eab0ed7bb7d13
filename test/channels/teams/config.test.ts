import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/server/config.ts'
import { expectRefusal } from '../../support/refused-setting.ts'

const app = { MicrosoftAppType: 'SingleTenant', MicrosoftAppId: 'app-id', MicrosoftAppPassword: 'p4ss~word', MicrosoftAppTenantId: 'Tenant-1' }

test('Teams is on with its app, or for local clients alone', () => {
  expect(readConfig({}).teams).toBeUndefined()
  expect(readConfig({ TEAMS_TENANTS: 'a', TEAMS_COORDINATORS: 'b', TEAMS_ALLOW_UNAUTHENTICATED: 'false' }).teams).toBeUndefined()
  const { MicrosoftAppType: _, ...withoutType } = app
  for (const given of [app, withoutType]) {
    expect(readConfig(given).teams).toMatchObject({
      app: { id: 'app-id', password: 'p4ss~word', tenant: 'Tenant-1' }, tenants: ['tenant-1'], coordinators: [], allowUnauthenticated: false,
      cloud: { openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration', tokenIssuer: 'https://api.botframework.com', loginUrl: 'https://login.microsoftonline.com' },
    })
  }
  const alone = readConfig({ TEAMS_ALLOW_UNAUTHENTICATED: 'true' }).teams
  expect(alone).toMatchObject({ allowUnauthenticated: true, tenants: [] })
  expect(alone).not.toHaveProperty('app')
  // Beside local test clients, which may name any tenant, people with a token are the app's own.
  const beside = readConfig({ ...app, TEAMS_ALLOW_UNAUTHENTICATED: 'true' }).teams
  expect(beside).toMatchObject({ tenants: ['tenant-1'] })
  expect(beside).not.toHaveProperty('localTenants')
  for (const HOST of ['localhost', '127.0.0.1', '127.8.0.1', '::1']) expect(readConfig({ HOST, TEAMS_ALLOW_UNAUTHENTICATED: 'true' }).teams).toBeDefined()
  expect(readConfig({ ...app, TEAMS_TENANTS: ' A1 ,b2,', TEAMS_COORDINATORS: 'Somebody@Agency.go.th, AAD-1' }).teams)
    .toMatchObject({ tenants: ['a1', 'b2'], localTenants: ['a1', 'b2'], coordinators: ['somebody@agency.go.th', 'aad-1'] })
})

describe('a wrong setting', () => {
  test.each([
    ['only the id', { MicrosoftAppId: 'x' }, 'teams-half-set', 'MicrosoftAppPassword'],
    ['only the password', { MicrosoftAppPassword: 'p4ss~word' }, 'teams-half-set', 'MicrosoftAppId'],
    ['only the tenant', { MicrosoftAppTenantId: 'x' }, 'teams-half-set', 'MicrosoftAppId'],
    ['only the type', { MicrosoftAppType: 'SingleTenant' }, 'teams-half-set', 'MicrosoftAppId'],
    ['no tenant', { ...app, MicrosoftAppTenantId: ' ' }, 'teams-half-set', 'MicrosoftAppTenantId'],
    ['half an app beside local clients', { MicrosoftAppId: 'x', TEAMS_ALLOW_UNAUTHENTICATED: 'true' }, 'teams-half-set', 'MicrosoftAppPassword'],
    ['a bot of many tenants', { ...app, MicrosoftAppType: 'MultiTenant' }, 'bad-teams-app-type', 'MicrosoftAppType'],
    ['a managed identity', { ...app, MicrosoftAppType: 'UserAssignedMSI' }, 'bad-teams-app-type', 'MicrosoftAppType'],
    ['an id with blanks', { ...app, MicrosoftAppId: 'a b' }, 'bad-teams-id', 'MicrosoftAppId'],
    ['a list of nothing', { ...app, TEAMS_TENANTS: ',' }, 'bad-teams-list', 'TEAMS_TENANTS'],
    ['an address that is none', { ...app, TEAMS_LOGIN_URL: 'login' }, 'bad-teams-address', 'TEAMS_LOGIN_URL'],
    ['an address without encryption', { ...app, TEAMS_OPENID_METADATA_URL: 'http://login.example.org/x' }, 'bad-teams-address', 'TEAMS_OPENID_METADATA_URL'],
    ['neither yes nor no', { TEAMS_ALLOW_UNAUTHENTICATED: 'yes' }, 'bad-teams-allow-unauthenticated', 'TEAMS_ALLOW_UNAUTHENTICATED'],
    ['no token, for everybody', { HOST: '0.0.0.0', TEAMS_ALLOW_UNAUTHENTICATED: 'true' }, 'teams-unauthenticated-host', 'TEAMS_ALLOW_UNAUTHENTICATED'],
    ['no token, for everybody, beside an app', { ...app, HOST: '10.0.0.5', TEAMS_ALLOW_UNAUTHENTICATED: 'true' }, 'teams-unauthenticated-host', 'TEAMS_ALLOW_UNAUTHENTICATED'],
    ['no token, for every address', { HOST: '::', TEAMS_ALLOW_UNAUTHENTICATED: 'true' }, 'teams-unauthenticated-host', 'TEAMS_ALLOW_UNAUTHENTICATED'],
  ])('such as %s is refused by name, and no secret is shown', (_what, variables, code, path) => {
    expectRefusal(variables, { code, path }, /p4ss/)
  })
})
