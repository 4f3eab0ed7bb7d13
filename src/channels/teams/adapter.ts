import {
  CloudAdapter, ConfigurationBotFrameworkAuthentication, TeamsInfo, type Activity, type ConversationReference, type TurnContext,
} from 'botbuilder'
import type { BotFrameworkAuthentication, ConnectorClient, ConnectorFactory } from 'botframework-connector'
import type { Address } from '../../delivery/outbox.ts'
import type { RawActivity } from './activity.ts'
import { referenceShape } from './address.ts'
import { BotCredentials, type BotToken } from './credentials.ts'
import type { TeamsCloud } from './settings.ts'

/** Clients of service addresses that are kept. */
const CLIENTS = 64

/**
 * botbuilder's authentication with clients that make one attempt and keep a time limit: by itself a
 * client repeats three times what may have been accepted, and waits without end.
 */
class OneAttempt extends ConfigurationBotFrameworkAuthentication {
  readonly #timeoutMs: number
  readonly #clients = new Map<string, Promise<ConnectorClient>>()

  constructor(settings: Readonly<Record<string, string>>, credentials: BotCredentials, timeoutMs: number) {
    super(settings, credentials)
    this.#timeoutMs = timeoutMs
  }

  override createConnectorFactory(...about: Parameters<BotFrameworkAuthentication['createConnectorFactory']>): ConnectorFactory {
    const factory = super.createConnectorFactory(...about)
    return { create: (serviceUrl, audience) => this.#client(factory, serviceUrl, audience ?? '') }
  }

  #client(factory: Pick<ConnectorFactory, 'create'>, serviceUrl: string, audience: string): Promise<ConnectorClient> {
    const known = this.#clients.get(serviceUrl)
    if (known !== undefined) return known
    const made = factory.create(serviceUrl, audience === '' ? undefined : audience).then((client) => this.#patient(client))
    this.#clients.set(serviceUrl, made)
    if (this.#clients.size > CLIENTS) this.#clients.delete(this.#clients.keys().next().value as string)
    return made
  }

  #patient(client: ConnectorClient): ConnectorClient {
    const timeout = this.#timeoutMs
    const inner: unknown = Reflect.get(client, 'client')
    if (!hasPipeline(inner)) throw new TypeError('no pipeline')
    inner.pipeline.removePolicy({ name: 'defaultRetryPolicy' })
    inner.pipeline.removePolicy({ name: 'redirectPolicy' })
    inner.pipeline.addPolicy({
      name: 'timeLimit',
      sendRequest: (request, next) => {
        request.timeout = timeout
        return next(request)
      },
    })
    return client
  }
}

/** What of a client's inside is changed. */
interface Piped {
  readonly pipeline: {
    removePolicy(policy: { readonly name: string }): unknown
    addPolicy(policy: {
      readonly name: string
      sendRequest<R extends { timeout: number }, T>(request: R, next: (request: R) => Promise<T>): Promise<T>
    }): void
  }
}

function hasPipeline(inner: unknown): inner is Piped {
  const pipeline: unknown = Object(inner).pipeline
  return typeof pipeline === 'object' && pipeline !== null && 'removePolicy' in pipeline && 'addPolicy' in pipeline
}

export interface TeamsAdapter {
  /** botbuilder's own check of who sent a request. */
  readonly authentication: Pick<BotFrameworkAuthentication, 'authenticateRequest'>
  /** A member's user principal name in lower case, as Teams' roster has it; undefined where it does not say. */
  principalName(address: Address): Promise<string | undefined>
  /** Sends one activity by its conversation reference. @throws what the connector answered, as botbuilder says it. */
  send(address: Address, activity: Readonly<Record<string, unknown>>): Promise<void>
  /** Puts an activity in the place of one that the bot sent before, by its id. @throws as `send` does. */
  replace(address: Address, id: string, activity: Readonly<Record<string, unknown>>): Promise<void>
}

/**
 * @param options.token undefined: there is no app, and everything goes without a token.
 * @param options.timeoutMs the longest that one call may take.
 */
export function createAdapter(options: {
  readonly appId: string
  readonly cloud: TeamsCloud
  readonly token: BotToken | undefined
  readonly timeoutMs: number
}): TeamsAdapter {
  const { appId, cloud, token, timeoutMs } = options
  // Naming one of these means naming all of them.
  const settings = {
    ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl, ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
    ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl, ToChannelFromBotLoginUrl: cloud.loginUrl,
    ToChannelFromBotOAuthScope: cloud.oauthScope, OAuthUrl: cloud.oauthScope, CallerId: '', ValidateAuthority: 'true',
  }
  const withToken = new OneAttempt(settings, new BotCredentials(appId, token), timeoutMs)
  const adapters = {
    known: new CloudAdapter(withToken),
    anonymous: new CloudAdapter(new OneAttempt(settings, new BotCredentials(appId, undefined), timeoutMs)),
  }

  const inConversation = async (address: Address, logic: (context: TurnContext) => Promise<void>): Promise<void> => {
    const { anonymous, tenantId, conversationType, ...reference } = referenceShape.parse(address.reference)
    const conversation = {
      id: address.to, isGroup: address.kind !== 'user', name: '',
      conversationType: conversationType ?? '', ...(tenantId === undefined ? {} : { tenantId }),
    }
    const whole = { ...reference, conversation } as Partial<ConversationReference>
    await (anonymous === true ? adapters.anonymous : adapters.known).continueConversationAsync(appId, whole, async (context) => {
      // What begins the turn has an id of no message; nothing can answer it.
      delete context.activity.id
      await logic(context)
    })
  }

  return {
    authentication: withToken,
    async principalName(address) {
      let found: string | undefined
      await inConversation(address, async (context) => {
        const { userPrincipalName } = await TeamsInfo.getMember(context, context.activity.from.id)
        found = userPrincipalName?.toLowerCase()
      })
      return found
    },
    send: (address, activity) => inConversation(address, async (context) => {
      await context.sendActivity({ ...activity } as Partial<Activity>)
    }),
    replace: (address, id, activity) => inConversation(address, async (context) => {
      await context.updateActivity({ ...activity, id } as Partial<Activity>)
    }),
  }
}

/** An activity whose fields were checked, as botbuilder's types have it. */
export function asActivity(activity: RawActivity): Activity {
  const { timestamp: _, localTimestamp: __, ...rest } = activity
  return rest as Partial<Activity> as Activity
}
