CREATE FUNCTION public.count_agencies() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin update list_versions set version = version + 1 where list = 'agencies'; return null; end $$;
CREATE FUNCTION public.count_winners() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin update list_versions set version = version + 1 where list = 'winners'; return null; end $$;
CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception 'append-only'; end $$;
CREATE TABLE public.agencies (
    id integer NOT NULL,
    name text NOT NULL,
    english text,
    kind text NOT NULL,
    parent text,
    counts_as text NOT NULL,
    short text NOT NULL,
    province text,
    district text,
    state text NOT NULL,
    created_at text NOT NULL
);
CREATE SEQUENCE public.agencies_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.agencies_id_seq OWNED BY public.agencies.id;
CREATE TABLE public.audit (
    id integer NOT NULL,
    at text NOT NULL,
    who text NOT NULL,
    coordinator_id integer,
    channel text NOT NULL,
    action text NOT NULL,
    round integer,
    subject text NOT NULL,
    body_key text,
    about text NOT NULL,
    reason text,
    before text,
    after text,
    undoes integer
);
CREATE SEQUENCE public.audit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.channel_quota (
    channel text NOT NULL,
    limit_per_month integer,
    used integer NOT NULL,
    asked_at text NOT NULL
);
CREATE TABLE public.check_reasons (
    round integer NOT NULL,
    award text NOT NULL,
    condition text NOT NULL,
    times integer NOT NULL
);
CREATE TABLE public.code_attempts (
    id integer NOT NULL,
    person text NOT NULL,
    at text NOT NULL
);
CREATE SEQUENCE public.code_attempts_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.code_attempts_id_seq OWNED BY public.code_attempts.id;
CREATE TABLE public.conversations (
    id text NOT NULL,
    channel text NOT NULL,
    session text NOT NULL,
    revision integer NOT NULL,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    address text,
    person text
);
CREATE TABLE public.coordinators (
    id integer NOT NULL,
    person text NOT NULL,
    name text NOT NULL,
    body text,
    channel text NOT NULL,
    state text NOT NULL,
    created_at text NOT NULL,
    removed_at text
);
CREATE SEQUENCE public.coordinators_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.coordinators_id_seq OWNED BY public.coordinators.id;
CREATE TABLE public.entries (
    id integer NOT NULL,
    round integer NOT NULL,
    award text NOT NULL,
    agency text NOT NULL,
    agency_key text NOT NULL,
    body text NOT NULL,
    body_key text NOT NULL,
    kind text,
    title text NOT NULL,
    area text,
    partners text NOT NULL,
    contact text,
    nominee text,
    state text NOT NULL,
    level text,
    override text,
    search text NOT NULL,
    revision integer NOT NULL,
    changed integer NOT NULL,
    created_at text NOT NULL,
    updated_at text NOT NULL
);
CREATE SEQUENCE public.entries_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.entries_id_seq OWNED BY public.entries.id;
CREATE TABLE public.events (
    conversation_id text NOT NULL,
    event_id text NOT NULL,
    replies text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.import_plans (
    id text NOT NULL,
    coordinator_id integer NOT NULL,
    file_name text NOT NULL,
    data text NOT NULL,
    expires_at text NOT NULL
);
CREATE TABLE public.inbox (
    id integer NOT NULL,
    event_id text NOT NULL,
    conversation text NOT NULL,
    payload text NOT NULL,
    base_url text,
    received_at text NOT NULL,
    state text NOT NULL,
    attempts integer NOT NULL,
    not_before text NOT NULL
);
CREATE SEQUENCE public.inbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.inbox_id_seq OWNED BY public.inbox.id;
CREATE TABLE public.invitations (
    id integer NOT NULL,
    code_hash text NOT NULL,
    name text NOT NULL,
    body text,
    invited_by text NOT NULL,
    created_at text NOT NULL,
    expires_at text NOT NULL,
    used_at text
);
CREATE SEQUENCE public.invitations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitations_id_seq OWNED BY public.invitations.id;
CREATE TABLE public.kept_files (
    id text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    bytes bytea NOT NULL,
    expires_at text NOT NULL
);
CREATE TABLE public.kept_verdicts (
    id text NOT NULL,
    conversation_id text NOT NULL,
    data text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.kysely_migration (
    name character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL
);
CREATE TABLE public.kysely_migration_lock (
    id character varying(255) NOT NULL,
    is_locked integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.link_codes (
    id integer NOT NULL,
    code_hash text NOT NULL,
    person text NOT NULL,
    created_at text NOT NULL,
    expires_at text NOT NULL,
    used_at text
);
CREATE SEQUENCE public.link_codes_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.link_codes_id_seq OWNED BY public.link_codes.id;
CREATE TABLE public.list_versions (
    list text NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.outbox (
    id integer NOT NULL,
    conversation_id text NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    address text,
    payload text,
    reply_token text,
    received_at text,
    retry_key text NOT NULL,
    method text,
    attempts integer NOT NULL,
    doubtful integer NOT NULL,
    pushed_at text,
    not_before text NOT NULL,
    lease_until text,
    error text,
    created_at text NOT NULL,
    settled_at text
);
CREATE SEQUENCE public.outbox_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.person_links (
    identity text NOT NULL,
    person text NOT NULL,
    created_at text NOT NULL
);
CREATE TABLE public.rounds (
    round integer NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.rulings (
    id integer NOT NULL,
    round integer NOT NULL,
    condition text NOT NULL,
    award text,
    reading text NOT NULL,
    by text NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    created_at text NOT NULL
);
CREATE SEQUENCE public.rulings_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.rulings_id_seq OWNED BY public.rulings.id;
CREATE TABLE public.winners (
    id integer NOT NULL,
    round integer,
    award text NOT NULL,
    agency text NOT NULL,
    agency_key text NOT NULL,
    body text NOT NULL,
    body_key text NOT NULL,
    level text,
    title text,
    source text NOT NULL,
    state text NOT NULL,
    search text NOT NULL,
    created_at text NOT NULL
);
CREATE SEQUENCE public.winners_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.winners_id_seq OWNED BY public.winners.id;
ALTER TABLE ONLY public.agencies ALTER COLUMN id SET DEFAULT nextval('public.agencies_id_seq'::regclass);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.code_attempts ALTER COLUMN id SET DEFAULT nextval('public.code_attempts_id_seq'::regclass);
ALTER TABLE ONLY public.coordinators ALTER COLUMN id SET DEFAULT nextval('public.coordinators_id_seq'::regclass);
ALTER TABLE ONLY public.entries ALTER COLUMN id SET DEFAULT nextval('public.entries_id_seq'::regclass);
ALTER TABLE ONLY public.inbox ALTER COLUMN id SET DEFAULT nextval('public.inbox_id_seq'::regclass);
ALTER TABLE ONLY public.invitations ALTER COLUMN id SET DEFAULT nextval('public.invitations_id_seq'::regclass);
ALTER TABLE ONLY public.link_codes ALTER COLUMN id SET DEFAULT nextval('public.link_codes_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.rulings ALTER COLUMN id SET DEFAULT nextval('public.rulings_id_seq'::regclass);
ALTER TABLE ONLY public.winners ALTER COLUMN id SET DEFAULT nextval('public.winners_id_seq'::regclass);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (1, '2026-12-01T03:15:56.151Z', 'lertrat', NULL, 'command', 'coordinator.invited', NULL, 'invitation:1', NULL, '{"name":"สมหญิง ใจดี","body":null,"expiresAt":"2026-12-04T03:15:56.151Z"}', NULL, NULL, NULL, NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (2, '2026-12-01T03:15:56.291Z', 'สมหญิง ใจดี', 1, 'web', 'coordinator.joined', NULL, 'coordinator:1', NULL, '{"name":"สมหญิง ใจดี","body":null,"invitation":1}', NULL, NULL, NULL, NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (3, '2026-12-01T03:15:56.380Z', 'สมหญิง ใจดี', 1, 'web', 'entry.registered', 2564, 'entry:1', 'กรมชลประทาน', '{"award":"effective-change","agency":"กรมชลประทาน","countsAs":"กรมชลประทาน","title":"ชุมชนร่วมจัดการน้ำ"}', NULL, NULL, '{"id":1,"round":2564,"award":"effective-change","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ชุมชนร่วมจัดการน้ำ","area":"ลำปาง","partners":"[]","contact":"นายสมชาย มั่นคง โทร. 02-000-1111","nominee":null,"state":"registered","level":null,"override":null,"search":"ชุมชนร่วมจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":1,"changed":1,"created_at":"2026-12-01T03:15:56.380Z","updated_at":"2026-12-01T03:15:56.380Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (4, '2026-12-01T03:15:56.464Z', 'สมหญิง ใจดี', 1, 'web', 'entry.registered', 2564, 'entry:2', 'กรมชลประทาน', '{"award":"participation-expanded","agency":"กรมชลประทาน","countsAs":"กรมชลประทาน","title":"ขยายผลการจัดการน้ำ"}', NULL, NULL, '{"id":2,"round":2564,"award":"participation-expanded","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ขยายผลการจัดการน้ำ","area":"น่าน","partners":"[]","contact":null,"nominee":null,"state":"registered","level":null,"override":null,"search":"ขยายผลการจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":1,"changed":2,"created_at":"2026-12-01T03:15:56.464Z","updated_at":"2026-12-01T03:15:56.464Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (5, '2026-12-01T03:15:56.522Z', 'สมหญิง ใจดี', 1, 'web', 'entry.registered', 2564, 'entry:3', 'กรมชลประทาน', '{"award":"engaged-citizen","agency":"กรมชลประทาน","countsAs":"กรมชลประทาน","title":"ผู้นำลุ่มน้ำยม"}', NULL, NULL, '{"id":3,"round":2564,"award":"engaged-citizen","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ผู้นำลุ่มน้ำยม","area":null,"partners":"[]","contact":"นางสาวมาลี พรหมดี","nominee":"นางบัวลอย สายชล","state":"registered","level":null,"override":null,"search":"ผู้นำลุ่มน้ำยม\nกรมชลประทาน\nกรมชลประทาน\nนางบัวลอย สายชล","revision":1,"changed":3,"created_at":"2026-12-01T03:15:56.522Z","updated_at":"2026-12-01T03:15:56.522Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (6, '2026-12-01T03:15:56.610Z', 'สมหญิง ใจดี', 1, 'web', 'entry.corrected', 2564, 'entry:1', 'กรมชลประทาน', '{"award":"effective-change","agency":"กรมชลประทาน","countsAs":"กรมชลประทาน","title":"ชุมชนร่วมจัดการน้ำ"}', NULL, '{"id":1,"round":2564,"award":"effective-change","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ชุมชนร่วมจัดการน้ำ","area":"ลำปาง","partners":"[]","contact":"นายสมชาย มั่นคง โทร. 02-000-1111","nominee":null,"state":"registered","level":null,"override":null,"search":"ชุมชนร่วมจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":1,"changed":1,"created_at":"2026-12-01T03:15:56.380Z","updated_at":"2026-12-01T03:15:56.380Z"}', '{"id":1,"round":2564,"award":"effective-change","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ชุมชนร่วมจัดการน้ำ","area":"ลำปาง","partners":"[]","contact":"นายวิชัย ทองคำ","nominee":null,"state":"registered","level":null,"override":null,"search":"ชุมชนร่วมจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":2,"changed":4,"created_at":"2026-12-01T03:15:56.380Z","updated_at":"2026-12-01T03:15:56.610Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (7, '2026-12-01T03:15:56.750Z', 'สมหญิง ใจดี', 1, 'web', 'entry.withdrawn', 2564, 'entry:2', 'กรมชลประทาน', '{"award":"participation-expanded","agency":"กรมชลประทาน","countsAs":"กรมชลประทาน","title":"ขยายผลการจัดการน้ำ"}', 'ส่งซ้ำ', '{"id":2,"round":2564,"award":"participation-expanded","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ขยายผลการจัดการน้ำ","area":"น่าน","partners":"[]","contact":null,"nominee":null,"state":"registered","level":null,"override":null,"search":"ขยายผลการจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":1,"changed":2,"created_at":"2026-12-01T03:15:56.464Z","updated_at":"2026-12-01T03:15:56.464Z"}', '{"id":2,"round":2564,"award":"participation-expanded","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ขยายผลการจัดการน้ำ","area":"น่าน","partners":"[]","contact":null,"nominee":null,"state":"withdrawn","level":null,"override":null,"search":"ขยายผลการจัดการน้ำ\nกรมชลประทาน\nกรมชลประทาน","revision":2,"changed":5,"created_at":"2026-12-01T03:15:56.464Z","updated_at":"2026-12-01T03:15:56.750Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (10, '2026-12-01T03:15:59.742Z', 'สมหญิง ใจดี', 1, 'web', 'ruling.settled', 2564, 'ruling:1', NULL, '{"condition":"one-entry-per-agency","award":null,"reading":"body"}', 'หนังสือเวียน ว 1', '{"replaced":[]}', '{"id":1,"round":2564,"condition":"one-entry-per-agency","award":null,"reading":"body","by":"สมหญิง ใจดี","reason":"หนังสือเวียน ว 1","state":"in-force","created_at":"2026-12-01T03:15:59.742Z"}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (8, '2026-12-01T03:15:57.812Z', 'lertrat', NULL, 'command', 'import.applied', 2564, 'import:57e627d5-1622-4883-a5e1-288a4f4a283c', NULL, '{"file":"entries.csv","kind":"entries","add":2,"change":1,"same":0}', NULL, '{"kind":"entries","rows":[{"id":3,"round":2564,"award":"engaged-citizen","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ผู้นำลุ่มน้ำยม","area":null,"partners":"[]","contact":"นางสาวมาลี พรหมดี","nominee":"นางบัวลอย สายชล","state":"registered","level":null,"override":null,"search":"ผู้นำลุ่มน้ำยม\nกรมชลประทาน\nกรมชลประทาน\nนางบัวลอย สายชล","revision":1,"changed":3,"created_at":"2026-12-01T03:15:56.522Z","updated_at":"2026-12-01T03:15:56.522Z"},null,null]}', '{"kind":"entries","rows":[{"id":3,"round":2564,"award":"engaged-citizen","agency":"กรมชลประทาน","agency_key":"กรมชลประทาน","body":"กรมชลประทาน","body_key":"กรมชลประทาน","kind":"department","title":"ผู้นำลุ่มน้ำยม","area":null,"partners":"[]","contact":"นางสาวมาลี พรหมดี","nominee":"นายบุญมี ศรีนวล","state":"registered","level":null,"override":null,"search":"ผู้นำลุ่มน้ำยม\nกรมชลประทาน\nกรมชลประทาน\nนายบุญมี ศรีนวล","revision":2,"changed":6,"created_at":"2026-12-01T03:15:56.522Z","updated_at":"2026-12-01T03:15:57.812Z"},{"id":4,"round":2564,"award":"open-governance","agency":"กรมที่ดิน","agency_key":"กรมที่ดิน","body":"กรมที่ดิน","body_key":"กรมที่ดิน","kind":"department","title":"เปิดข้อมูลที่ดิน","area":null,"partners":"[]","contact":"นายปรีชา แก้วใส","nominee":null,"state":"registered","level":null,"override":null,"search":"เปิดข้อมูลที่ดิน\nกรมที่ดิน\nกรมที่ดิน","revision":1,"changed":6,"created_at":"2026-12-01T03:15:57.812Z","updated_at":"2026-12-01T03:15:57.812Z"},{"id":5,"round":2564,"award":"service-innovation","agency":"กรมการข้าว","agency_key":"กรมการข้าว","body":"กรมการข้าว","body_key":"กรมการข้าว","kind":"department","title":"ข้าวนำทาง","area":null,"partners":"[]","contact":null,"nominee":null,"state":"registered","level":null,"override":null,"search":"ข้าวนำทาง\nกรมการข้าว\nกรมการข้าว","revision":1,"changed":6,"created_at":"2026-12-01T03:15:57.812Z","updated_at":"2026-12-01T03:15:57.812Z"}]}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (9, '2026-12-01T03:15:59.292Z', 'lertrat', NULL, 'command', 'import.applied', 2564, 'import:e4b7de9c-ca5d-43f6-b2aa-7036535d0191', NULL, '{"file":"winners.csv","kind":"winners","add":1,"change":0,"same":0}', NULL, '{"kind":"winners","rows":[null]}', '{"kind":"winners","rows":[{"id":1,"round":2563,"award":"service-innovation","agency":"กรมการข้าว","agency_key":"กรมการข้าว","body":"กรมการข้าว","body_key":"กรมการข้าว","level":"ดี","title":"ข้าวเดิม","source":"import","state":"listed","search":"ข้าวเดิม\nกรมการข้าว\nกรมการข้าว","created_at":"2026-12-01T03:15:59.292Z"}]}', NULL);
INSERT INTO public.audit (id, at, who, coordinator_id, channel, action, round, subject, body_key, about, reason, before, after, undoes) VALUES (11, '2026-12-01T03:15:59.800Z', 'สมหญิง ใจดี', 1, 'web', 'undone', 2564, 'ruling:1', NULL, '{"condition":"one-entry-per-agency","award":null,"reading":"body","action":"ruling.settled"}', NULL, '{"id":1,"round":2564,"condition":"one-entry-per-agency","award":null,"reading":"body","by":"สมหญิง ใจดี","reason":"หนังสือเวียน ว 1","state":"in-force","created_at":"2026-12-01T03:15:59.742Z"}', '{"id":1,"round":2564,"condition":"one-entry-per-agency","award":null,"reading":"body","by":"สมหญิง ใจดี","reason":"หนังสือเวียน ว 1","state":"revoked","created_at":"2026-12-01T03:15:59.742Z","restored":[]}', 10);
INSERT INTO public.conversations (id, channel, session, revision, created_at, updated_at, address, person) VALUES ('o8RD4qlczGLmnQB_CtXXgDOr-qWQdBDo13fGd1sI3vM', 'web', '{"id":"lbWfRZyF","round":2564,"language":"th","revision":2,"answers":{"applicant.name":"กรมชลประทาน","applicant.counts-as":"กรมชลประทาน","applicant.kind":"department"},"filled":["applicant.counts-as","applicant.kind"],"misses":0,"greeted":true,"at":"2026-12-01T03:15:54.876Z","asked":"work.branches"}', 2, '2026-12-01T03:15:54.748Z', '2026-12-01T03:15:54.876Z', NULL, NULL);
INSERT INTO public.conversations (id, channel, session, revision, created_at, updated_at, address, person) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'web', '{"id":"wdf442GH","round":2564,"language":"th","revision":24,"answers":{},"filled":[],"misses":0,"greeted":true,"at":"2026-12-01T03:15:59.828Z","desk":{"coordinator":true}}', 24, '2026-12-01T03:15:56.265Z', '2026-12-01T03:15:59.828Z', NULL, NULL);
INSERT INTO public.coordinators (id, person, name, body, channel, state, created_at, removed_at) VALUES (1, '5yLIf0apltpRVF354_up_-U-CrjIGhtg5HrlL-NecrE', 'สมหญิง ใจดี', NULL, 'web', 'active', '2026-12-01T03:15:56.291Z', NULL);
INSERT INTO public.entries (id, round, award, agency, agency_key, body, body_key, kind, title, area, partners, contact, nominee, state, level, override, search, revision, changed, created_at, updated_at) VALUES (1, 2564, 'effective-change', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'department', 'ชุมชนร่วมจัดการน้ำ', 'ลำปาง', '[]', 'นายวิชัย ทองคำ', NULL, 'registered', NULL, NULL, 'ชุมชนร่วมจัดการน้ำ
กรมชลประทาน
กรมชลประทาน', 2, 4, '2026-12-01T03:15:56.380Z', '2026-12-01T03:15:56.610Z');
INSERT INTO public.entries (id, round, award, agency, agency_key, body, body_key, kind, title, area, partners, contact, nominee, state, level, override, search, revision, changed, created_at, updated_at) VALUES (2, 2564, 'participation-expanded', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'department', 'ขยายผลการจัดการน้ำ', 'น่าน', '[]', NULL, NULL, 'withdrawn', NULL, NULL, 'ขยายผลการจัดการน้ำ
กรมชลประทาน
กรมชลประทาน', 2, 5, '2026-12-01T03:15:56.464Z', '2026-12-01T03:15:56.750Z');
INSERT INTO public.entries (id, round, award, agency, agency_key, body, body_key, kind, title, area, partners, contact, nominee, state, level, override, search, revision, changed, created_at, updated_at) VALUES (4, 2564, 'open-governance', 'กรมที่ดิน', 'กรมที่ดิน', 'กรมที่ดิน', 'กรมที่ดิน', 'department', 'เปิดข้อมูลที่ดิน', NULL, '[]', 'นายปรีชา แก้วใส', NULL, 'registered', NULL, NULL, 'เปิดข้อมูลที่ดิน
กรมที่ดิน
กรมที่ดิน', 1, 6, '2026-12-01T03:15:57.812Z', '2026-12-01T03:15:57.812Z');
INSERT INTO public.entries (id, round, award, agency, agency_key, body, body_key, kind, title, area, partners, contact, nominee, state, level, override, search, revision, changed, created_at, updated_at) VALUES (5, 2564, 'service-innovation', 'กรมการข้าว', 'กรมการข้าว', 'กรมการข้าว', 'กรมการข้าว', 'department', 'ข้าวนำทาง', NULL, '[]', NULL, NULL, 'registered', NULL, NULL, 'ข้าวนำทาง
กรมการข้าว
กรมการข้าว', 1, 6, '2026-12-01T03:15:57.812Z', '2026-12-01T03:15:57.812Z');
INSERT INTO public.entries (id, round, award, agency, agency_key, body, body_key, kind, title, area, partners, contact, nominee, state, level, override, search, revision, changed, created_at, updated_at) VALUES (3, 2564, 'engaged-citizen', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'กรมชลประทาน', 'department', 'ผู้นำลุ่มน้ำยม', NULL, '[]', 'นางสาวมาลี พรหมดี', 'นายบุญมี ศรีนวล', 'registered', NULL, NULL, 'ผู้นำลุ่มน้ำยม
กรมชลประทาน
กรมชลประทาน
นายบุญมี ศรีนวล', 2, 6, '2026-12-01T03:15:56.522Z', '2026-12-01T03:15:57.812Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('o8RD4qlczGLmnQB_CtXXgDOr-qWQdBDo13fGd1sI3vM', 'mu6hygaj9nkd', '[{"kind":"message","text":"สวัสดีค่ะ โปรดตอบคำถามสั้น ๆ ผู้ช่วยจะแจ้งว่าสมัครรางวัลเลิศรัฐ ประจำปี พ.ศ. 2564 ประเภทใดได้บ้าง พร้อมข้อความอ้างอิงจากเอกสารชี้แจง\nหากทราบชื่อรางวัลแล้ว พิมพ์ได้เลย เช่น “ตรวจ Open Governance”","actions":[{"does":"language","label":"English","choice":"d|lbWfRZyF|1|language|"},{"does":"help","label":"วิธีใช้","choice":"d|lbWfRZyF|1|help|"}]},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"หน่วยงานและผลงาน","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|lbWfRZyF|1|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|lbWfRZyF|1|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|lbWfRZyF|1|work.branches|management"}],"ticks":[{"label":"การบริการประชาชน","value":"service","choice":"d|lbWfRZyF|1|tick|work.branches=service","ticked":false},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"d|lbWfRZyF|1|tick|work.branches=participation","ticked":false},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"d|lbWfRZyF|1|tick|work.branches=management","ticked":false}],"done":{"does":"done","label":"ไม่มีข้อใดเลย","choice":"d|lbWfRZyF|1|done|work.branches"},"fill":"a|lbWfRZyF|1|work.branches|","progress":{"answered":0,"leftAtMost":30,"text":"ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|lbWfRZyF|1|unknown|work.branches"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|lbWfRZyF|1|why|work.branches"},{"does":"language","label":"English","choice":"d|lbWfRZyF|1|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ)"}]', '2026-12-01T03:15:54.817Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('o8RD4qlczGLmnQB_CtXXgDOr-qWQdBDo13fGd1sI3vM', 'mrcpsz3jkrq9', '[{"kind":"message","text":"หน่วยงาน: กรมชลประทาน (กรม หรือเทียบเท่า)","tone":"note","actions":[{"does":"change","label":"แก้ไข","choice":"d|lbWfRZyF|2|change|applicant.name"}]},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"หน่วยงานและผลงาน","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|lbWfRZyF|2|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|lbWfRZyF|2|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|lbWfRZyF|2|work.branches|management"}],"ticks":[{"label":"การบริการประชาชน","value":"service","choice":"d|lbWfRZyF|2|tick|work.branches=service","ticked":false},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"d|lbWfRZyF|2|tick|work.branches=participation","ticked":false},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"d|lbWfRZyF|2|tick|work.branches=management","ticked":false}],"done":{"does":"done","label":"ไม่มีข้อใดเลย","choice":"d|lbWfRZyF|2|done|work.branches"},"fill":"a|lbWfRZyF|2|work.branches|","progress":{"answered":1,"leftAtMost":25,"text":"ตอบแล้ว 1 ข้อ เหลือไม่เกิน 25 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|lbWfRZyF|2|unknown|work.branches"},{"does":"back","label":"ย้อนกลับ","choice":"d|lbWfRZyF|2|back|"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|lbWfRZyF|2|why|work.branches"},{"does":"summary","label":"ดูคำตอบทั้งหมด","choice":"d|lbWfRZyF|2|summary|"},{"does":"language","label":"English","choice":"d|lbWfRZyF|2|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 1 ข้อ เหลือไม่เกิน 25 ข้อ)"}]', '2026-12-01T03:15:54.876Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mgv5ze1mwkx', '[{"kind":"message","text":"ยินดีต้อนรับ คุณสมหญิง ใจดี เป็นผู้ประสานงานแล้ว (ดูแลทุกหน่วยงาน)","tone":"note"},{"kind":"message","text":"เมนูผู้ประสานงาน รอบปี พ.ศ. 2564\nคุณสมหญิง ใจดี – ดูแลทุกหน่วยงาน\nกดปุ่ม หรือพิมพ์ได้เลย เช่น “เช็ค กรมชลประทาน Open Governance” “ค้นหา น้ำ” “ลงทะเบียน” “#12”","actions":[{"does":"desk","label":"ตรวจสอบหน่วยงาน","choice":"d|wdf442GH|1|desk|check:"},{"does":"desk","label":"ทะเบียนผลงาน","choice":"d|wdf442GH|1|desk|entries:"},{"does":"desk","label":"ลงทะเบียนผลงาน","choice":"d|wdf442GH|1|desk|register:"},{"does":"desk","label":"ภาพรวม","choice":"d|wdf442GH|1|desk|overview:"},{"does":"desk","label":"ประเด็นรอชี้ขาด","choice":"d|wdf442GH|1|desk|doubts:"},{"does":"desk","label":"ผู้ได้รับรางวัลที่ผ่านมา","choice":"d|wdf442GH|1|desk|winners:"},{"does":"desk","label":"นำเข้าไฟล์","choice":"d|wdf442GH|1|desk|import:"},{"does":"desk","label":"ส่งออกไฟล์","choice":"d|wdf442GH|1|desk|export:"},{"does":"desk","label":"ผู้ประสานงาน","choice":"d|wdf442GH|1|desk|staff:"},{"does":"desk","label":"ประวัติการเปลี่ยนแปลง","choice":"d|wdf442GH|1|desk|audit:"},{"does":"desk","label":"ตรวจคุณสมบัติทีละขั้น","choice":"d|wdf442GH|1|desk|full-check:"},{"does":"desk","label":"หน่วยงานรอยืนยัน","choice":"d|wdf442GH|1|desk|agencies:"}]}]', '2026-12-01T03:15:56.291Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mefwoq9s0x6d', '[{"kind":"form","text":"หน่วยงานใด (พิมพ์ชื่อเต็มหรือชื่อย่อ)","title":"ลงทะเบียนผลงาน รอบปี พ.ศ. 2564","fields":[{"id":"agency","type":"text","required":true,"label":"หน่วยงาน"},{"id":"award","type":"choice","required":true,"choices":[{"value":"service-innovation","label":"นวัตกรรมบริการ"},{"value":"service-improvement","label":"พัฒนาการบริการ"},{"value":"service-expansion","label":"ขยายผลมาตรฐานการบริการ"},{"value":"data-integration","label":"บูรณาการข้อมูลเพื่อการบริการ"},{"value":"covid-response","label":"ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19"},{"value":"most-improved","label":"ยกระดับการอำนวยความสะดวกในการให้บริการ (Most Improved Award)"},{"value":"open-governance","label":"เปิดใจใกล้ชิดประชาชน (Open Governance)"},{"value":"effective-change","label":"สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)"},{"value":"engaged-citizen","label":"ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)"},{"value":"participation-expanded","label":"เลื่องลือขยายผล (Participation Expanded)"},{"value":"antipoverty","label":"ร่วมใจแก้จน (Antipoverty Empowered)"},{"value":"pmqa-excellence","label":"PMQA ดีเด่น"},{"value":"pmqa-category-1","label":"PMQA รายหมวด หมวด 1"},{"value":"pmqa-category-2","label":"PMQA รายหมวด หมวด 2"},{"value":"pmqa-category-3","label":"PMQA รายหมวด หมวด 3"},{"value":"pmqa-category-4","label":"PMQA รายหมวด หมวด 4"},{"value":"pmqa-category-5","label":"PMQA รายหมวด หมวด 5"},{"value":"pmqa-category-6","label":"PMQA รายหมวด หมวด 6"},{"value":"pmqa-4.0","label":"PMQA 4.0"}],"label":"ประเภทรางวัล"},{"id":"title","type":"text","required":true,"label":"ชื่อผลงาน"},{"id":"area","type":"text","required":false,"label":"พื้นที่ดำเนินการ"},{"id":"partners","type":"long-text","required":false,"label":"หน่วยงานร่วมดำเนินการ"},{"id":"contact","type":"text","required":false,"label":"ผู้ติดต่อ"}],"asks":{"field":"agency"},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|2|desk|send-form:uWqrF3J7","tone":"primary"},"actions":[{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|2|desk|cancel:"}]}]', '2026-12-01T03:15:56.338Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mkmtupu3gdmm', '[{"kind":"message","text":"จะลงทะเบียนผลงานนี้\nหน่วยงาน: กรมชลประทาน\nประเภทหน่วยงาน: กรม หรือเทียบเท่า\nประเภทรางวัล: สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)\nชื่อผลงาน: ชุมชนร่วมจัดการน้ำ\nพื้นที่ดำเนินการ: ลำปาง\nผู้ติดต่อ: นายสมชาย มั่นคง โทร. 02-000-1111\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ยืนยัน","choice":"d|wdf442GH|3|desk|confirm:CireV4_z","tone":"primary"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|3|desk|cancel:"}]}]', '2026-12-01T03:15:56.358Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mrmqdgsx65q', '[{"kind":"message","text":"ลงทะเบียนแล้ว: #1 ชุมชนร่วมจัดการน้ำ\nสัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change) – กรมชลประทาน\nหากผิดพลาด กด “เลิกทำ” ได้","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|4|desk|undo:3"},{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|4|desk|entry:1"},{"does":"desk","label":"ตรวจสอบหน่วยงาน","choice":"d|wdf442GH|4|desk|check:-/กรมชลประทาน"},{"does":"desk","label":"ลงทะเบียนผลงานถัดไป","choice":"d|wdf442GH|4|desk|register:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|4|desk|menu:"}]}]', '2026-12-01T03:15:56.380Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mconmx1pz22', '[{"kind":"form","text":"หน่วยงานใด (พิมพ์ชื่อเต็มหรือชื่อย่อ)","title":"ลงทะเบียนผลงาน รอบปี พ.ศ. 2564","fields":[{"id":"agency","type":"text","required":true,"label":"หน่วยงาน"},{"id":"award","type":"choice","required":true,"choices":[{"value":"service-innovation","label":"นวัตกรรมบริการ"},{"value":"service-improvement","label":"พัฒนาการบริการ"},{"value":"service-expansion","label":"ขยายผลมาตรฐานการบริการ"},{"value":"data-integration","label":"บูรณาการข้อมูลเพื่อการบริการ"},{"value":"covid-response","label":"ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19"},{"value":"most-improved","label":"ยกระดับการอำนวยความสะดวกในการให้บริการ (Most Improved Award)"},{"value":"open-governance","label":"เปิดใจใกล้ชิดประชาชน (Open Governance)"},{"value":"effective-change","label":"สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)"},{"value":"engaged-citizen","label":"ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)"},{"value":"participation-expanded","label":"เลื่องลือขยายผล (Participation Expanded)"},{"value":"antipoverty","label":"ร่วมใจแก้จน (Antipoverty Empowered)"},{"value":"pmqa-excellence","label":"PMQA ดีเด่น"},{"value":"pmqa-category-1","label":"PMQA รายหมวด หมวด 1"},{"value":"pmqa-category-2","label":"PMQA รายหมวด หมวด 2"},{"value":"pmqa-category-3","label":"PMQA รายหมวด หมวด 3"},{"value":"pmqa-category-4","label":"PMQA รายหมวด หมวด 4"},{"value":"pmqa-category-5","label":"PMQA รายหมวด หมวด 5"},{"value":"pmqa-category-6","label":"PMQA รายหมวด หมวด 6"},{"value":"pmqa-4.0","label":"PMQA 4.0"}],"label":"ประเภทรางวัล"},{"id":"title","type":"text","required":true,"label":"ชื่อผลงาน"},{"id":"area","type":"text","required":false,"label":"พื้นที่ดำเนินการ"},{"id":"partners","type":"long-text","required":false,"label":"หน่วยงานร่วมดำเนินการ"},{"id":"contact","type":"text","required":false,"label":"ผู้ติดต่อ"}],"asks":{"field":"agency"},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|5|desk|send-form:0LU-IyDJ","tone":"primary"},"actions":[{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|5|desk|cancel:"}]}]', '2026-12-01T03:15:56.414Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mkme2dta5g2d', '[{"kind":"message","text":"จะลงทะเบียนผลงานนี้\nหน่วยงาน: กรมชลประทาน\nประเภทหน่วยงาน: กรม หรือเทียบเท่า\nประเภทรางวัล: เลื่องลือขยายผล (Participation Expanded)\nชื่อผลงาน: ขยายผลการจัดการน้ำ\nพื้นที่ดำเนินการ: น่าน\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ยืนยัน","choice":"d|wdf442GH|6|desk|confirm:x8Tuc8Y1","tone":"primary"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|6|desk|cancel:"}]}]', '2026-12-01T03:15:56.433Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mikmw829c7so', '[{"kind":"message","text":"ลงทะเบียนแล้ว: #2 ขยายผลการจัดการน้ำ\nเลื่องลือขยายผล (Participation Expanded) – กรมชลประทาน\nหากผิดพลาด กด “เลิกทำ” ได้","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|7|desk|undo:4"},{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|7|desk|entry:2"},{"does":"desk","label":"ตรวจสอบหน่วยงาน","choice":"d|wdf442GH|7|desk|check:-/กรมชลประทาน"},{"does":"desk","label":"ลงทะเบียนผลงานถัดไป","choice":"d|wdf442GH|7|desk|register:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|7|desk|menu:"}]}]', '2026-12-01T03:15:56.464Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'm4iaoh5eql8d', '[{"kind":"form","text":"หน่วยงานใด (พิมพ์ชื่อเต็มหรือชื่อย่อ)","title":"ลงทะเบียนผลงาน รอบปี พ.ศ. 2564","fields":[{"id":"agency","type":"text","required":true,"label":"หน่วยงาน"},{"id":"award","type":"choice","required":true,"choices":[{"value":"service-innovation","label":"นวัตกรรมบริการ"},{"value":"service-improvement","label":"พัฒนาการบริการ"},{"value":"service-expansion","label":"ขยายผลมาตรฐานการบริการ"},{"value":"data-integration","label":"บูรณาการข้อมูลเพื่อการบริการ"},{"value":"covid-response","label":"ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19"},{"value":"most-improved","label":"ยกระดับการอำนวยความสะดวกในการให้บริการ (Most Improved Award)"},{"value":"open-governance","label":"เปิดใจใกล้ชิดประชาชน (Open Governance)"},{"value":"effective-change","label":"สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)"},{"value":"engaged-citizen","label":"ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)"},{"value":"participation-expanded","label":"เลื่องลือขยายผล (Participation Expanded)"},{"value":"antipoverty","label":"ร่วมใจแก้จน (Antipoverty Empowered)"},{"value":"pmqa-excellence","label":"PMQA ดีเด่น"},{"value":"pmqa-category-1","label":"PMQA รายหมวด หมวด 1"},{"value":"pmqa-category-2","label":"PMQA รายหมวด หมวด 2"},{"value":"pmqa-category-3","label":"PMQA รายหมวด หมวด 3"},{"value":"pmqa-category-4","label":"PMQA รายหมวด หมวด 4"},{"value":"pmqa-category-5","label":"PMQA รายหมวด หมวด 5"},{"value":"pmqa-category-6","label":"PMQA รายหมวด หมวด 6"},{"value":"pmqa-4.0","label":"PMQA 4.0"}],"label":"ประเภทรางวัล"},{"id":"title","type":"text","required":true,"label":"ชื่อผลงาน"},{"id":"area","type":"text","required":false,"label":"พื้นที่ดำเนินการ"},{"id":"partners","type":"long-text","required":false,"label":"หน่วยงานร่วมดำเนินการ"},{"id":"contact","type":"text","required":false,"label":"ผู้ติดต่อ"}],"asks":{"field":"agency"},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|8|desk|send-form:A02vGBAA","tone":"primary"},"actions":[{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|8|desk|cancel:"}]}]', '2026-12-01T03:15:56.490Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'm5trhq7j74w', '[{"kind":"message","text":"จะลงทะเบียนผลงานนี้\nหน่วยงาน: กรมชลประทาน\nประเภทหน่วยงาน: กรม หรือเทียบเท่า\nประเภทรางวัล: ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)\nชื่อผลงาน: ผู้นำลุ่มน้ำยม\nผู้ได้รับการเสนอชื่อ: นางบัวลอย สายชล\nผู้ติดต่อ: นางสาวมาลี พรหมดี\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ยืนยัน","choice":"d|wdf442GH|9|desk|confirm:o_dsmPIG","tone":"primary"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|9|desk|cancel:"}]}]', '2026-12-01T03:15:56.504Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mm2jqj3n9kun', '[{"kind":"message","text":"ลงทะเบียนแล้ว: #3 ผู้นำลุ่มน้ำยม\nผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen) – กรมชลประทาน\nหากผิดพลาด กด “เลิกทำ” ได้","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|10|desk|undo:5"},{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|10|desk|entry:3"},{"does":"desk","label":"ตรวจสอบหน่วยงาน","choice":"d|wdf442GH|10|desk|check:-/กรมชลประทาน"},{"does":"desk","label":"ลงทะเบียนผลงานถัดไป","choice":"d|wdf442GH|10|desk|register:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|10|desk|menu:"}]}]', '2026-12-01T03:15:56.522Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mep36r8fgafn', '[{"kind":"form","text":"ต้องการแก้ไขข้อใด\n• หน่วยงาน\n• ประเภทรางวัล\n• ชื่อผลงาน\n• พื้นที่ดำเนินการ\n• หน่วยงานร่วมดำเนินการ\n• ผู้ติดต่อ","title":"แก้ไขผลงาน #1","fields":[{"id":"agency","type":"text","required":true,"label":"หน่วยงาน","value":"กรมชลประทาน"},{"id":"award","type":"choice","required":true,"choices":[{"value":"service-innovation","label":"นวัตกรรมบริการ"},{"value":"service-improvement","label":"พัฒนาการบริการ"},{"value":"service-expansion","label":"ขยายผลมาตรฐานการบริการ"},{"value":"data-integration","label":"บูรณาการข้อมูลเพื่อการบริการ"},{"value":"covid-response","label":"ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19"},{"value":"most-improved","label":"ยกระดับการอำนวยความสะดวกในการให้บริการ (Most Improved Award)"},{"value":"open-governance","label":"เปิดใจใกล้ชิดประชาชน (Open Governance)"},{"value":"effective-change","label":"สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)"},{"value":"engaged-citizen","label":"ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)"},{"value":"participation-expanded","label":"เลื่องลือขยายผล (Participation Expanded)"},{"value":"antipoverty","label":"ร่วมใจแก้จน (Antipoverty Empowered)"},{"value":"pmqa-excellence","label":"PMQA ดีเด่น"},{"value":"pmqa-category-1","label":"PMQA รายหมวด หมวด 1"},{"value":"pmqa-category-2","label":"PMQA รายหมวด หมวด 2"},{"value":"pmqa-category-3","label":"PMQA รายหมวด หมวด 3"},{"value":"pmqa-category-4","label":"PMQA รายหมวด หมวด 4"},{"value":"pmqa-category-5","label":"PMQA รายหมวด หมวด 5"},{"value":"pmqa-category-6","label":"PMQA รายหมวด หมวด 6"},{"value":"pmqa-4.0","label":"PMQA 4.0"}],"label":"ประเภทรางวัล","value":"effective-change"},{"id":"title","type":"text","required":true,"label":"ชื่อผลงาน","value":"ชุมชนร่วมจัดการน้ำ"},{"id":"area","type":"text","required":false,"label":"พื้นที่ดำเนินการ","value":"ลำปาง"},{"id":"partners","type":"long-text","required":false,"label":"หน่วยงานร่วมดำเนินการ","value":""},{"id":"contact","type":"text","required":false,"label":"ผู้ติดต่อ","value":"นายสมชาย มั่นคง โทร. 02-000-1111"}],"asks":{"field":"part","choices":[{"label":"หน่วยงาน","value":"agency","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part agency"},{"label":"ประเภทรางวัล","value":"award","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part award"},{"label":"ชื่อผลงาน","value":"title","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part title"},{"label":"พื้นที่ดำเนินการ","value":"area","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part area"},{"label":"หน่วยงานร่วมดำเนินการ","value":"partners","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part partners"},{"label":"ผู้ติดต่อ","value":"contact","choice":"d|wdf442GH|11|desk|fill:DbrbYNYX part contact"}]},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|11|desk|send-form:DbrbYNYX","tone":"primary"},"actions":[{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|11|desk|cancel:"}]}]', '2026-12-01T03:15:56.547Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mbc1lz9bozz', '[{"kind":"message","text":"จะแก้ไข #1 ชุมชนร่วมจัดการน้ำ\nผู้ติดต่อ: นายสมชาย มั่นคง โทร. 02-000-1111 → นายวิชัย ทองคำ\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ยืนยัน","choice":"d|wdf442GH|12|desk|confirm:6SPExT7X","tone":"primary"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|12|desk|cancel:"}]}]', '2026-12-01T03:15:56.575Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'm8hd8yv577kx', '[{"kind":"message","text":"แก้ไขแล้ว: #1 ชุมชนร่วมจัดการน้ำ\nหากผิดพลาด กด “เลิกทำ” ได้","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|13|desk|undo:6"},{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|13|desk|entry:1"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|13|desk|menu:"}]}]', '2026-12-01T03:15:56.610Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'm47xfd8tncqy', '[{"kind":"form","text":"ถอนเพราะเหตุใด (เว้นว่างได้)","title":"ถอนผลงาน #2","fields":[{"id":"reason","type":"long-text","required":false,"label":"เหตุผล"}],"asks":{"field":"reason"},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|14|desk|send-form:hwr_KzC9","tone":"primary"},"actions":[{"does":"desk","label":"เว้นว่าง","choice":"d|wdf442GH|14|desk|skip-field:hwr_KzC9"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|14|desk|cancel:"}]}]', '2026-12-01T03:15:56.668Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mhhvakkjeze', '[{"kind":"message","text":"จะถอน #2 ขยายผลการจัดการน้ำ ผลงานนี้จะไม่นับเป็นผลงานที่สมัครอีก\nเลื่องลือขยายผล (Participation Expanded)\nกรมชลประทาน\nเหตุผล: ส่งซ้ำ\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ถอนผลงาน","choice":"d|wdf442GH|15|desk|confirm:rWv5E0Mp","tone":"danger"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|15|desk|cancel:"}]}]', '2026-12-01T03:15:56.732Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mfgf2jmcogy9', '[{"kind":"message","text":"ถอนแล้ว: #2 ขยายผลการจัดการน้ำ\nหากผิดพลาด กด “เลิกทำ” ได้","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|16|desk|undo:7"},{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|16|desk|entry:2"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|16|desk|menu:"}]}]', '2026-12-01T03:15:56.750Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'muf5hz1pxc2', '[{"kind":"list","text":"ประเด็นที่เอกสารตีความได้หลายทางและยังไม่ชี้ขาด\n\n1 หน่วยงานสมัครได้ 1 ผลงาน\nยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19\nทางที่ 1: นับรวมทั้งกรมหรือจังหวัด\nทางที่ 2: นับเฉพาะหน่วยงานที่ส่งสมัครเอง\nเอกสารชี้แจง บรรทัด 384\n\n1 กรมต่อ 1 ผลงาน\nเปิดใจใกล้ชิดประชาชน (Open Governance)\nทางที่ 1: ใช้กับทุกหน่วยงานเหมือนกรม\nทางที่ 2: ใช้กับกรมเท่านั้น\nเอกสารชี้แจง บรรทัด 653\n\nการดำเนินการไม่ซ้ำกัน / ไม่เป็นการดำเนินการในพื้นที่เดียวกัน\nสัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)\nทางที่ 1: ซ้ำชื่อผลงานหรือพื้นที่อย่างใดอย่างหนึ่งก็ไม่ได้\nทางที่ 2: ห้ามเฉพาะเมื่อซ้ำทั้งชื่อผลงานและพื้นที่\nเอกสารชี้แจง บรรทัด 663\n\nผู้เสนอชื่อเป็นหน่วยงานที่ส่งสมัคร Effective Change และ Participation Expanded\nผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)\nทางที่ 1: ต้องส่งสมัครทั้งสองรางวัล\nทางที่ 2: ส่งสมัครรางวัลใดรางวัลหนึ่งก็พอ\nเอกสารชี้แจง บรรทัด 669\n\nผู้ได้รับการเสนอชื่อไม่ใช่เจ้าหน้าที่รัฐ\nผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)\nทางที่ 1: กำนัน ผู้ใหญ่บ้าน อสม. สมาชิกสภาท้องถิ่น นับเป็นเจ้าหน้าที่รัฐ\nทางที่ 2: บุคคลเหล่านี้ไม่นับเป็นเจ้าหน้าที่รัฐ\nเอกสารชี้แจง บรรทัด 670\n\nเสนอชื่อได้เพียง 1 คน/กลุ่มบุคคล\nผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)\nทางที่ 1: 1 คน/กลุ่มต่อหน่วยงาน\nทางที่ 2: 1 คน/กลุ่มต่อใบสมัคร\nเอกสารชี้แจง บรรทัด 671\n\nนำต้นแบบมาจากโครงการที่เคยได้รับรางวัล\nเลื่องลือขยายผล (Participation Expanded)\nทางที่ 1: ต้นแบบต้องได้รางวัล Effective Change ระดับดีเด่น\nทางที่ 2: ต้นแบบได้รางวัลการมีส่วนร่วมประเภทใดก็ได้\nเอกสารชี้แจง บรรทัด 618, 678\n\nขยายผลเชิงนโยบาย หรือนำไปใช้ในพื้นที่ใหม่อย่างน้อย 2 พื้นที่\nเลื่องลือขยายผล (Participation Expanded)\nทางที่ 1: ขยายผลเชิงนโยบายอย่างเดียวก็พอ\nทางที่ 2: ต้องมีพื้นที่ใหม่อย่างน้อย 2 พื้นที่เสมอ\nเอกสารชี้แจง บรรทัด 618, 678\n\nเป็นส่วนราชการระดับกระทรวง กรม จังหวัด สถาบันอุดมศึกษา องค์การมหาชน หรือหน่วยงานของรัฐประเภทอื่น\nPMQA ดีเด่น, PMQA รายหมวด หมวด 1, PMQA รายหมวด หมวด 2, PMQA รายหมวด หมวด 3, PMQA รายหมวด หมวด 4, PMQA รายหมวด หมวด 5, PMQA รายหมวด หมวด 6, PMQA 4.0\nทางที่ 1: เฉพาะประเภทที่เอกสารระบุชื่อ\nทางที่ 2: “หน่วยงานของรัฐประเภทอื่น” รวม อปท. และรัฐวิสาหกิจด้วย\nเอกสารชี้แจง บรรทัด 940\n\nผู้ที่เคยได้รับรางวัลในปี พ.ศ. 2555–2562 สมัครรางวัลเดิมได้\nPMQA ดีเด่น, PMQA รายหมวด หมวด 1, PMQA รายหมวด หมวด 2, PMQA รายหมวด หมวด 3, PMQA รายหมวด หมวด 4, PMQA รายหมวด หมวด 5, PMQA รายหมวด หมวด 6, PMQA 4.0\nทางที่ 1: ผู้ที่ได้รับรางวัลปีอื่นสมัครรางวัลเดิมไม่ได้\nทางที่ 2: เอกสารไม่ได้ห้ามผู้ที่ได้รับรางวัลปีอื่น\nเอกสารชี้แจง บรรทัด 943","title":"ประเด็นที่เอกสารตีความได้หลายทางและยังไม่ชี้ขาด","items":[{"title":"1 หน่วยงานสมัครได้ 1 ผลงาน","lines":["ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19","ทางที่ 1: นับรวมทั้งกรมหรือจังหวัด","ทางที่ 2: นับเฉพาะหน่วยงานที่ส่งสมัครเอง","เอกสารชี้แจง บรรทัด 384"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:one-entry-per-agency"}]},{"title":"1 กรมต่อ 1 ผลงาน","lines":["เปิดใจใกล้ชิดประชาชน (Open Governance)","ทางที่ 1: ใช้กับทุกหน่วยงานเหมือนกรม","ทางที่ 2: ใช้กับกรมเท่านั้น","เอกสารชี้แจง บรรทัด 653"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:one-entry-per-department"}]},{"title":"การดำเนินการไม่ซ้ำกัน / ไม่เป็นการดำเนินการในพื้นที่เดียวกัน","lines":["สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)","ทางที่ 1: ซ้ำชื่อผลงานหรือพื้นที่อย่างใดอย่างหนึ่งก็ไม่ได้","ทางที่ 2: ห้ามเฉพาะเมื่อซ้ำทั้งชื่อผลงานและพื้นที่","เอกสารชี้แจง บรรทัด 663"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:no-duplicate"}]},{"title":"ผู้เสนอชื่อเป็นหน่วยงานที่ส่งสมัคร Effective Change และ Participation Expanded","lines":["ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)","ทางที่ 1: ต้องส่งสมัครทั้งสองรางวัล","ทางที่ 2: ส่งสมัครรางวัลใดรางวัลหนึ่งก็พอ","เอกสารชี้แจง บรรทัด 669"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:nominated-by-entrant"}]},{"title":"ผู้ได้รับการเสนอชื่อไม่ใช่เจ้าหน้าที่รัฐ","lines":["ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)","ทางที่ 1: กำนัน ผู้ใหญ่บ้าน อสม. สมาชิกสภาท้องถิ่น นับเป็นเจ้าหน้าที่รัฐ","ทางที่ 2: บุคคลเหล่านี้ไม่นับเป็นเจ้าหน้าที่รัฐ","เอกสารชี้แจง บรรทัด 670"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:not-an-official"}]},{"title":"เสนอชื่อได้เพียง 1 คน/กลุ่มบุคคล","lines":["ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)","ทางที่ 1: 1 คน/กลุ่มต่อหน่วยงาน","ทางที่ 2: 1 คน/กลุ่มต่อใบสมัคร","เอกสารชี้แจง บรรทัด 671"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:one-nominee"}]},{"title":"นำต้นแบบมาจากโครงการที่เคยได้รับรางวัล","lines":["เลื่องลือขยายผล (Participation Expanded)","ทางที่ 1: ต้นแบบต้องได้รางวัล Effective Change ระดับดีเด่น","ทางที่ 2: ต้นแบบได้รางวัลการมีส่วนร่วมประเภทใดก็ได้","เอกสารชี้แจง บรรทัด 618, 678"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:awarded-model"}]},{"title":"ขยายผลเชิงนโยบาย หรือนำไปใช้ในพื้นที่ใหม่อย่างน้อย 2 พื้นที่","lines":["เลื่องลือขยายผล (Participation Expanded)","ทางที่ 1: ขยายผลเชิงนโยบายอย่างเดียวก็พอ","ทางที่ 2: ต้องมีพื้นที่ใหม่อย่างน้อย 2 พื้นที่เสมอ","เอกสารชี้แจง บรรทัด 618, 678"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:expanded-enough"}]},{"title":"เป็นส่วนราชการระดับกระทรวง กรม จังหวัด สถาบันอุดมศึกษา องค์การมหาชน หรือหน่วยงานของรัฐประเภทอื่น","lines":["PMQA ดีเด่น, PMQA รายหมวด หมวด 1, PMQA รายหมวด หมวด 2, PMQA รายหมวด หมวด 3, PMQA รายหมวด หมวด 4, PMQA รายหมวด หมวด 5, PMQA รายหมวด หมวด 6, PMQA 4.0","ทางที่ 1: เฉพาะประเภทที่เอกสารระบุชื่อ","ทางที่ 2: “หน่วยงานของรัฐประเภทอื่น” รวม อปท. และรัฐวิสาหกิจด้วย","เอกสารชี้แจง บรรทัด 940"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:pmqa-kind"}]},{"title":"ผู้ที่เคยได้รับรางวัลในปี พ.ศ. 2555–2562 สมัครรางวัลเดิมได้","lines":["PMQA ดีเด่น, PMQA รายหมวด หมวด 1, PMQA รายหมวด หมวด 2, PMQA รายหมวด หมวด 3, PMQA รายหมวด หมวด 4, PMQA รายหมวด หมวด 5, PMQA รายหมวด หมวด 6, PMQA 4.0","ทางที่ 1: ผู้ที่ได้รับรางวัลปีอื่นสมัครรางวัลเดิมไม่ได้","ทางที่ 2: เอกสารไม่ได้ห้ามผู้ที่ได้รับรางวัลปีอื่น","เอกสารชี้แจง บรรทัด 943"],"actions":[{"does":"desk","label":"ชี้ขาด","choice":"d|wdf442GH|17|desk|rule:reapplication"}]}],"actions":[{"does":"desk","label":"คำชี้ขาด","choice":"d|wdf442GH|17|desk|rulings:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|17|desk|menu:"}]}]', '2026-12-01T03:15:59.692Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mledq4gfqqk', '[{"kind":"form","text":"ให้ถือตามทางใด\n• นับรวมทั้งกรมหรือจังหวัด\n• นับเฉพาะหน่วยงานที่ส่งสมัครเอง","title":"ชี้ขาด: 1 หน่วยงานสมัครได้ 1 ผลงาน","fields":[{"id":"reading","type":"choice","required":true,"choices":[{"value":"body","label":"นับรวมทั้งกรมหรือจังหวัด"},{"value":"unit","label":"นับเฉพาะหน่วยงานที่ส่งสมัครเอง"}],"label":"ทางที่ถือตาม"},{"id":"reason","type":"long-text","required":true,"label":"เหตุผล / เอกสารอ้างอิง"}],"asks":{"field":"reading","choices":[{"label":"นับรวมทั้งกรมหรือจังหวัด","value":"body","choice":"d|wdf442GH|18|desk|fill:KH351t_C reading body"},{"label":"นับเฉพาะหน่วยงานที่ส่งสมัครเอง","value":"unit","choice":"d|wdf442GH|18|desk|fill:KH351t_C reading unit"}]},"submit":{"does":"desk","label":"ตรวจทาน","choice":"d|wdf442GH|18|desk|send-form:KH351t_C","tone":"primary"},"actions":[{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|18|desk|cancel:"}]}]', '2026-12-01T03:15:59.720Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mw66fvdptnx', '[{"kind":"message","text":"ชี้ขาดเรื่อง “1 หน่วยงานสมัครได้ 1 ผลงาน”\nรางวัล: ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19\nให้ถือว่า: นับรวมทั้งกรมหรือจังหวัด\nเหตุผล: หนังสือเวียน ว 1\nมีผลทันทีกับการตรวจสอบทุกรายการ\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"ยืนยัน","choice":"d|wdf442GH|19|desk|confirm:KkjkmGKR","tone":"primary"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|19|desk|cancel:"}]}]', '2026-12-01T03:15:59.731Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'm3iboxi8lxoq', '[{"kind":"message","text":"บันทึกคำชี้ขาดแล้ว มีผลทันที","tone":"note","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|20|desk|undo:10"},{"does":"desk","label":"ประเด็นรอชี้ขาด","choice":"d|wdf442GH|20|desk|doubts:"},{"does":"desk","label":"คำชี้ขาด","choice":"d|wdf442GH|20|desk|rulings:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|20|desk|menu:"}]}]', '2026-12-01T03:15:59.742Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mn3mbgz79q3', '[{"kind":"message","text":"เลิกทำ: ชี้ขาดการตีความ 1 หน่วยงานสมัครได้ 1 ผลงาน\n(1 ธันวาคม 2569 10:15 น. โดย สมหญิง ใจดี)\n\nยืนยันหรือไม่","actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|21|desk|confirm:_TQjmNbR","tone":"danger"},{"does":"desk","label":"ยกเลิก","choice":"d|wdf442GH|21|desk|cancel:"}]}]', '2026-12-01T03:15:59.780Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mujb16071t27', '[{"kind":"message","text":"เลิกทำแล้ว: ชี้ขาดการตีความ 1 หน่วยงานสมัครได้ 1 ผลงาน","tone":"note","actions":[{"does":"desk","label":"ประวัติการเปลี่ยนแปลง","choice":"d|wdf442GH|22|desk|audit:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|22|desk|menu:"}]}]', '2026-12-01T03:15:59.800Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'mngx1m15kevm', '[{"kind":"list","text":"ประวัติการเปลี่ยนแปลง\n\nเลิกทำ 1 หน่วยงานสมัครได้ 1 ผลงาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\nเลิกทำรายการที่ 10\n\nชี้ขาดการตีความ 1 หน่วยงานสมัครได้ 1 ผลงาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\nเหตุผล: หนังสือเวียน ว 1\nเลิกทำแล้ว (รายการที่ 11)\n\nนำเข้าไฟล์ winners.csv\n1 ธันวาคม 2569 10:15 น. – lertrat (คำสั่งบนเซิร์ฟเวอร์)\n\nนำเข้าไฟล์ entries.csv\n1 ธันวาคม 2569 10:15 น. – lertrat (คำสั่งบนเซิร์ฟเวอร์)\n\nถอนผลงาน #2 ขยายผลการจัดการน้ำ – กรมชลประทาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\nเหตุผล: ส่งซ้ำ\n\nแก้ไขผลงาน #1 ชุมชนร่วมจัดการน้ำ – กรมชลประทาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\n\nลงทะเบียนผลงาน #3 ผู้นำลุ่มน้ำยม – กรมชลประทาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\n\nลงทะเบียนผลงาน #2 ขยายผลการจัดการน้ำ – กรมชลประทาน\n1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)\n\nหน้า 1 จาก 2 (ทั้งหมด 11 รายการ)","title":"ประวัติการเปลี่ยนแปลง","items":[{"title":"เลิกทำ 1 หน่วยงานสมัครได้ 1 ผลงาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)","เลิกทำรายการที่ 10"]},{"title":"ชี้ขาดการตีความ 1 หน่วยงานสมัครได้ 1 ผลงาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)","เหตุผล: หนังสือเวียน ว 1","เลิกทำแล้ว (รายการที่ 11)"]},{"title":"นำเข้าไฟล์ winners.csv","lines":["1 ธันวาคม 2569 10:15 น. – lertrat (คำสั่งบนเซิร์ฟเวอร์)"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:9"}]},{"title":"นำเข้าไฟล์ entries.csv","lines":["1 ธันวาคม 2569 10:15 น. – lertrat (คำสั่งบนเซิร์ฟเวอร์)"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:8"}]},{"title":"ถอนผลงาน #2 ขยายผลการจัดการน้ำ – กรมชลประทาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)","เหตุผล: ส่งซ้ำ"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:7"}]},{"title":"แก้ไขผลงาน #1 ชุมชนร่วมจัดการน้ำ – กรมชลประทาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:6"}]},{"title":"ลงทะเบียนผลงาน #3 ผู้นำลุ่มน้ำยม – กรมชลประทาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:5"}]},{"title":"ลงทะเบียนผลงาน #2 ขยายผลการจัดการน้ำ – กรมชลประทาน","lines":["1 ธันวาคม 2569 10:15 น. – สมหญิง ใจดี (เว็บแชต)"],"actions":[{"does":"desk","label":"เลิกทำ","choice":"d|wdf442GH|23|desk|undo:4"}]}],"page":{"number":1,"of":2,"total":11},"actions":[{"does":"desk","label":"หน้าถัดไป","choice":"d|wdf442GH|23|desk|audit:~2"},{"does":"desk","label":"ประวัติการเปลี่ยนแปลง (Excel)","choice":"d|wdf442GH|23|desk|write-export:audit xlsx"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|23|desk|menu:"}]}]', '2026-12-01T03:15:59.813Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('C3O476-5CWL_dARTnjYVNqNpeDERs9iLjnFSVFA_nSU', 'ms908bw088f8', '[{"kind":"list","title":"ทะเบียนผลงาน รอบปี พ.ศ. 2564 (ลงทะเบียนแล้ว)","items":[{"title":"#5 ข้าวนำทาง","lines":["นวัตกรรมบริการ","กรมการข้าว"],"status":{"label":"ลงทะเบียนแล้ว","tone":"good"},"actions":[{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|24|desk|entry:5"},{"does":"desk","label":"แก้ไข","choice":"d|wdf442GH|24|desk|correct:5"},{"does":"desk","label":"ถอนผลงาน","choice":"d|wdf442GH|24|desk|withdraw:5","tone":"danger"}]},{"title":"#4 เปิดข้อมูลที่ดิน","lines":["เปิดใจใกล้ชิดประชาชน (Open Governance)","กรมที่ดิน"],"status":{"label":"ลงทะเบียนแล้ว","tone":"good"},"actions":[{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|24|desk|entry:4"},{"does":"desk","label":"แก้ไข","choice":"d|wdf442GH|24|desk|correct:4"},{"does":"desk","label":"ถอนผลงาน","choice":"d|wdf442GH|24|desk|withdraw:4","tone":"danger"}]},{"title":"#3 ผู้นำลุ่มน้ำยม","lines":["ผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)","กรมชลประทาน"],"status":{"label":"ลงทะเบียนแล้ว","tone":"good"},"actions":[{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|24|desk|entry:3"},{"does":"desk","label":"แก้ไข","choice":"d|wdf442GH|24|desk|correct:3"},{"does":"desk","label":"ถอนผลงาน","choice":"d|wdf442GH|24|desk|withdraw:3","tone":"danger"}]},{"title":"#1 ชุมชนร่วมจัดการน้ำ","lines":["สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)","กรมชลประทาน"],"status":{"label":"ลงทะเบียนแล้ว","tone":"good"},"actions":[{"does":"desk","label":"ดูผลงาน","choice":"d|wdf442GH|24|desk|entry:1"},{"does":"desk","label":"แก้ไข","choice":"d|wdf442GH|24|desk|correct:1"},{"does":"desk","label":"ถอนผลงาน","choice":"d|wdf442GH|24|desk|withdraw:1","tone":"danger"}]}],"page":{"number":1,"of":1,"total":4},"actions":[{"does":"desk","label":"ค้นหาผลงาน","choice":"d|wdf442GH|24|desk|search:"},{"does":"desk","label":"ลงทะเบียนผลงาน","choice":"d|wdf442GH|24|desk|register:"},{"does":"desk","label":"เมนู","choice":"d|wdf442GH|24|desk|menu:"}],"text":"ทะเบียนผลงาน รอบปี พ.ศ. 2564 (ลงทะเบียนแล้ว)\n\n#5 ข้าวนำทาง – ลงทะเบียนแล้ว\nนวัตกรรมบริการ\nกรมการข้าว\n\n#4 เปิดข้อมูลที่ดิน – ลงทะเบียนแล้ว\nเปิดใจใกล้ชิดประชาชน (Open Governance)\nกรมที่ดิน\n\n#3 ผู้นำลุ่มน้ำยม – ลงทะเบียนแล้ว\nผู้นำหุ้นส่วนความร่วมมือ (Engaged Citizen)\nกรมชลประทาน\n\n#1 ชุมชนร่วมจัดการน้ำ – ลงทะเบียนแล้ว\nสัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)\nกรมชลประทาน\n\nหน้า 1 จาก 1 (ทั้งหมด 4 รายการ)"}]', '2026-12-01T03:15:59.828Z');
INSERT INTO public.invitations (id, code_hash, name, body, invited_by, created_at, expires_at, used_at) VALUES (1, 'fk3wbIRZZ8FG2NCx6H6d36W5Q39wv5AEQJgEIR5jduc', 'สมหญิง ใจดี', NULL, 'command', '2026-12-01T03:15:56.151Z', '2026-12-04T03:15:56.151Z', '2026-12-01T03:15:56.291Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0001-conversations', '2026-12-01T03:15:54.165Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0002-outbox', '2026-12-01T03:15:54.176Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0003-inbox', '2026-12-01T03:15:54.182Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0004-registry', '2026-12-01T03:15:54.241Z');
INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0);
INSERT INTO public.list_versions (list, version) VALUES ('agencies', 0);
INSERT INTO public.list_versions (list, version) VALUES ('winners', 1);
INSERT INTO public.rounds (round, version) VALUES (2564, 9);
INSERT INTO public.rulings (id, round, condition, award, reading, by, reason, state, created_at) VALUES (1, 2564, 'one-entry-per-agency', NULL, 'body', 'สมหญิง ใจดี', 'หนังสือเวียน ว 1', 'revoked', '2026-12-01T03:15:59.742Z');
INSERT INTO public.winners (id, round, award, agency, agency_key, body, body_key, level, title, source, state, search, created_at) VALUES (1, 2563, 'service-innovation', 'กรมการข้าว', 'กรมการข้าว', 'กรมการข้าว', 'กรมการข้าว', 'ดี', 'ข้าวเดิม', 'import', 'listed', 'ข้าวเดิม
กรมการข้าว
กรมการข้าว', '2026-12-01T03:15:59.292Z');
SELECT pg_catalog.setval('public.agencies_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_id_seq', 11, true);
SELECT pg_catalog.setval('public.code_attempts_id_seq', 1, false);
SELECT pg_catalog.setval('public.coordinators_id_seq', 1, true);
SELECT pg_catalog.setval('public.entries_id_seq', 5, true);
SELECT pg_catalog.setval('public.inbox_id_seq', 1, false);
SELECT pg_catalog.setval('public.invitations_id_seq', 1, true);
SELECT pg_catalog.setval('public.link_codes_id_seq', 1, false);
SELECT pg_catalog.setval('public.outbox_id_seq', 1, false);
SELECT pg_catalog.setval('public.rulings_id_seq', 1, true);
SELECT pg_catalog.setval('public.winners_id_seq', 1, true);
ALTER TABLE ONLY public.agencies
    ADD CONSTRAINT agencies_name_key UNIQUE (name);
ALTER TABLE ONLY public.agencies
    ADD CONSTRAINT agencies_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channel_quota
    ADD CONSTRAINT channel_quota_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY public.check_reasons
    ADD CONSTRAINT check_reasons_primary_key PRIMARY KEY (round, award, condition);
ALTER TABLE ONLY public.code_attempts
    ADD CONSTRAINT code_attempts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.coordinators
    ADD CONSTRAINT coordinators_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entries
    ADD CONSTRAINT entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_primary_key PRIMARY KEY (conversation_id, event_id);
ALTER TABLE ONLY public.import_plans
    ADD CONSTRAINT import_plans_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kept_files
    ADD CONSTRAINT kept_files_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.link_codes
    ADD CONSTRAINT link_codes_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.link_codes
    ADD CONSTRAINT link_codes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.list_versions
    ADD CONSTRAINT list_versions_pkey PRIMARY KEY (list);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_links
    ADD CONSTRAINT person_links_pkey PRIMARY KEY (identity);
ALTER TABLE ONLY public.rounds
    ADD CONSTRAINT rounds_pkey PRIMARY KEY (round);
ALTER TABLE ONLY public.rulings
    ADD CONSTRAINT rulings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.winners
    ADD CONSTRAINT winners_pkey PRIMARY KEY (id);
CREATE INDEX audit_subject ON public.audit USING btree (subject, id);
CREATE INDEX audit_undoes ON public.audit USING btree (undoes);
CREATE INDEX code_attempts_at ON public.code_attempts USING btree (at, person);
CREATE INDEX conversations_person ON public.conversations USING btree (person);
CREATE INDEX conversations_updated_at ON public.conversations USING btree (updated_at);
CREATE INDEX coordinators_person ON public.coordinators USING btree (person, state);
CREATE INDEX entries_agency ON public.entries USING btree (round, agency_key);
CREATE INDEX entries_body ON public.entries USING btree (round, body_key, award);
CREATE INDEX entries_changed ON public.entries USING btree (round, changed);
CREATE INDEX events_created_at ON public.events USING btree (created_at);
CREATE INDEX inbox_conversation ON public.inbox USING btree (conversation, id);
CREATE INDEX kept_files_expires_at ON public.kept_files USING btree (expires_at);
CREATE INDEX kept_verdicts_conversation_id ON public.kept_verdicts USING btree (conversation_id);
CREATE INDEX link_codes_person ON public.link_codes USING btree (person);
CREATE INDEX outbox_conversation_state ON public.outbox USING btree (conversation_id, state, id);
CREATE INDEX outbox_due ON public.outbox USING btree (state, not_before);
CREATE INDEX outbox_settled_at ON public.outbox USING btree (settled_at);
CREATE INDEX person_links_person ON public.person_links USING btree (person);
CREATE INDEX winners_body ON public.winners USING btree (body_key, award);
CREATE TRIGGER agencies_count_delete AFTER DELETE ON public.agencies FOR EACH ROW WHEN ((old.state = 'listed'::text)) EXECUTE FUNCTION public.count_agencies();
CREATE TRIGGER agencies_count_insert AFTER INSERT ON public.agencies FOR EACH ROW WHEN ((new.state = 'listed'::text)) EXECUTE FUNCTION public.count_agencies();
CREATE TRIGGER agencies_count_update AFTER UPDATE ON public.agencies FOR EACH ROW WHEN (((new.state = 'listed'::text) OR (old.state = 'listed'::text))) EXECUTE FUNCTION public.count_agencies();
CREATE TRIGGER audit_no_change BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER winners_count_delete AFTER DELETE ON public.winners FOR EACH ROW WHEN ((old.state = 'listed'::text)) EXECUTE FUNCTION public.count_winners();
CREATE TRIGGER winners_count_insert AFTER INSERT ON public.winners FOR EACH ROW WHEN ((new.state = 'listed'::text)) EXECUTE FUNCTION public.count_winners();
CREATE TRIGGER winners_count_update AFTER UPDATE ON public.winners FOR EACH ROW WHEN (((new.state = 'listed'::text) OR (old.state = 'listed'::text))) EXECUTE FUNCTION public.count_winners();
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
