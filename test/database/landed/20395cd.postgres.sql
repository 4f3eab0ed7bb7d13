CREATE TABLE public.channel_quota (
    channel text NOT NULL,
    limit_per_month integer,
    used integer NOT NULL,
    asked_at text NOT NULL
);
CREATE TABLE public.conversations (
    id text NOT NULL,
    channel text NOT NULL,
    session text NOT NULL,
    revision integer NOT NULL,
    created_at text NOT NULL,
    updated_at text NOT NULL,
    address text
);
CREATE TABLE public.events (
    conversation_id text NOT NULL,
    event_id text NOT NULL,
    replies text NOT NULL,
    created_at text NOT NULL
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
ALTER TABLE ONLY public.inbox ALTER COLUMN id SET DEFAULT nextval('public.inbox_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
INSERT INTO public.conversations (id, channel, session, revision, created_at, updated_at, address) VALUES ('t0YmgoaEn0rTfjekC4lpdVfHXPiWirJj6O7Cwh9vH80', 'web', '{"id":"XAtN6yEK","round":2564,"language":"th","revision":2,"answers":{"applicant.name":"กรมชลประทาน","applicant.counts-as":"กรมชลประทาน","applicant.kind":"department"},"filled":["applicant.counts-as","applicant.kind"],"misses":0,"greeted":true,"at":"2026-12-01T03:15:45.220Z","asked":"work.branches"}', 2, '2026-12-01T03:15:45.094Z', '2026-12-01T03:15:45.220Z', NULL);
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('t0YmgoaEn0rTfjekC4lpdVfHXPiWirJj6O7Cwh9vH80', 'mu8w358l9duo', '[{"kind":"message","text":"สวัสดีค่ะ โปรดตอบคำถามสั้น ๆ ผู้ช่วยจะแจ้งว่าสมัครรางวัลเลิศรัฐ ประจำปี พ.ศ. 2564 ประเภทใดได้บ้าง พร้อมข้อความอ้างอิงจากเอกสารชี้แจง\nหากทราบชื่อรางวัลแล้ว พิมพ์ได้เลย เช่น “ตรวจ Open Governance”","actions":[{"does":"language","label":"English","choice":"d|XAtN6yEK|1|language|"},{"does":"help","label":"วิธีใช้","choice":"d|XAtN6yEK|1|help|"}]},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"หน่วยงานและผลงาน","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|XAtN6yEK|1|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|XAtN6yEK|1|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|XAtN6yEK|1|work.branches|management"}],"ticks":[{"label":"การบริการประชาชน","value":"service","choice":"d|XAtN6yEK|1|tick|work.branches=service","ticked":false},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"d|XAtN6yEK|1|tick|work.branches=participation","ticked":false},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"d|XAtN6yEK|1|tick|work.branches=management","ticked":false}],"done":{"does":"done","label":"ไม่มีข้อใดเลย","choice":"d|XAtN6yEK|1|done|work.branches"},"fill":"a|XAtN6yEK|1|work.branches|","progress":{"answered":0,"leftAtMost":30,"text":"ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|XAtN6yEK|1|unknown|work.branches"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|XAtN6yEK|1|why|work.branches"},{"does":"language","label":"English","choice":"d|XAtN6yEK|1|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ)"}]', '2026-12-01T03:15:45.140Z');
INSERT INTO public.events (conversation_id, event_id, replies, created_at) VALUES ('t0YmgoaEn0rTfjekC4lpdVfHXPiWirJj6O7Cwh9vH80', 'mmr0jkb27nl', '[{"kind":"message","text":"หน่วยงาน: กรมชลประทาน (กรม หรือเทียบเท่า)","tone":"note","actions":[{"does":"change","label":"แก้ไข","choice":"d|XAtN6yEK|2|change|applicant.name"}]},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"หน่วยงานและผลงาน","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|XAtN6yEK|2|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|XAtN6yEK|2|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|XAtN6yEK|2|work.branches|management"}],"ticks":[{"label":"การบริการประชาชน","value":"service","choice":"d|XAtN6yEK|2|tick|work.branches=service","ticked":false},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"d|XAtN6yEK|2|tick|work.branches=participation","ticked":false},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"d|XAtN6yEK|2|tick|work.branches=management","ticked":false}],"done":{"does":"done","label":"ไม่มีข้อใดเลย","choice":"d|XAtN6yEK|2|done|work.branches"},"fill":"a|XAtN6yEK|2|work.branches|","progress":{"answered":1,"leftAtMost":25,"text":"ตอบแล้ว 1 ข้อ เหลือไม่เกิน 25 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|XAtN6yEK|2|unknown|work.branches"},{"does":"back","label":"ย้อนกลับ","choice":"d|XAtN6yEK|2|back|"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|XAtN6yEK|2|why|work.branches"},{"does":"summary","label":"ดูคำตอบทั้งหมด","choice":"d|XAtN6yEK|2|summary|"},{"does":"language","label":"English","choice":"d|XAtN6yEK|2|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 1 ข้อ เหลือไม่เกิน 25 ข้อ)"}]', '2026-12-01T03:15:45.220Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0001-conversations', '2026-12-01T03:15:44.884Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0002-outbox', '2026-12-01T03:15:44.896Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0003-inbox', '2026-12-01T03:15:44.908Z');
INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0);
SELECT pg_catalog.setval('public.inbox_id_seq', 1, false);
SELECT pg_catalog.setval('public.outbox_id_seq', 1, false);
ALTER TABLE ONLY public.channel_quota
    ADD CONSTRAINT channel_quota_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_primary_key PRIMARY KEY (conversation_id, event_id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
CREATE INDEX conversations_updated_at ON public.conversations USING btree (updated_at);
CREATE INDEX events_created_at ON public.events USING btree (created_at);
CREATE INDEX inbox_conversation ON public.inbox USING btree (conversation, id);
CREATE INDEX kept_verdicts_conversation_id ON public.kept_verdicts USING btree (conversation_id);
CREATE INDEX outbox_conversation_state ON public.outbox USING btree (conversation_id, state, id);
CREATE INDEX outbox_due ON public.outbox USING btree (state, not_before);
CREATE INDEX outbox_settled_at ON public.outbox USING btree (settled_at);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
