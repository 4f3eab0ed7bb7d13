CREATE TABLE public.conversations (
    id text NOT NULL,
    channel text NOT NULL,
    session text NOT NULL,
    revision integer NOT NULL,
    created_at text NOT NULL,
    updated_at text NOT NULL
);
CREATE TABLE public.events (
    conversation_id text NOT NULL,
    event_id text NOT NULL,
    digest text NOT NULL,
    replies text NOT NULL,
    created_at text NOT NULL
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
INSERT INTO public.conversations (id, channel, session, revision, created_at, updated_at) VALUES ('MXsQ1awae7pZC5S1v7RoHyNS3M04wbpMgY5jSKRGKqc', 'web', '{"id":"7M8AgyS9","round":2564,"language":"th","revision":2,"answers":{},"filled":[],"misses":1,"greeted":true,"at":"2026-12-01T03:15:36.357Z","asked":"work.branches"}', 2, '2026-12-01T03:15:36.292Z', '2026-12-01T03:15:36.357Z');
INSERT INTO public.events (conversation_id, event_id, digest, replies, created_at) VALUES ('MXsQ1awae7pZC5S1v7RoHyNS3M04wbpMgY5jSKRGKqc', 'm36zn6js2hsi', 'f16w2FXZyxmxl3b6VwMcVGmLtJu0pX8G4C1hwMm08T4', '[{"kind":"message","text":"สวัสดีค่ะ ผู้ช่วยตรวจสอบคุณสมบัติรางวัลเลิศรัฐ ประจำปี พ.ศ. 2564 ยินดีช่วยดูว่าหน่วยงานของท่านสมัครรางวัลใดได้บ้าง พร้อมอ้างอิงบรรทัดของเอกสารชี้แจง\nตอบด้วยปุ่มหรือพิมพ์ก็ได้ หากทราบรางวัลแล้ว พิมพ์ชื่อรางวัลได้เลย เช่น “ขอเช็ค Open Governance”","actions":[{"does":"language","label":"English","choice":"d|7M8AgyS9|1|language|"},{"does":"help","label":"วิธีใช้","choice":"d|7M8AgyS9|1|help|"}]},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"ผลงานที่จะส่ง","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|7M8AgyS9|1|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|7M8AgyS9|1|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|7M8AgyS9|1|work.branches|management"}],"progress":{"answered":0,"leftAtMost":30,"text":"ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|7M8AgyS9|1|unknown|work.branches"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|7M8AgyS9|1|why|work.branches"},{"does":"language","label":"English","choice":"d|7M8AgyS9|1|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ)"}]', '2026-12-01T03:15:36.328Z');
INSERT INTO public.events (conversation_id, event_id, digest, replies, created_at) VALUES ('MXsQ1awae7pZC5S1v7RoHyNS3M04wbpMgY5jSKRGKqc', 'msrefal6x6ro', 'aCS5G8LkG-cdHQZB69QNTwlhlDwNtOJXpAcs1M-cnsQ', '[{"kind":"message","text":"ขออภัย ไม่แน่ใจว่าหมายถึงข้อใดบ้าง เลือกจากรายการ หรือพิมพ์หมายเลข เช่น 1, 3","tone":"problem"},{"kind":"question","fact":"work.branches","type":"choices","prompt":"ผลงานที่จะส่งเป็นเรื่องใด","topic":"ผลงานที่จะส่ง","hint":"เลือกได้มากกว่า 1 ข้อ","choices":[{"label":"การบริการประชาชน","value":"service","choice":"a|7M8AgyS9|2|work.branches|service"},{"label":"การให้ประชาชนมีส่วนร่วม","value":"participation","choice":"a|7M8AgyS9|2|work.branches|participation"},{"label":"คุณภาพการบริหารองค์กร (PMQA)","value":"management","choice":"a|7M8AgyS9|2|work.branches|management"}],"progress":{"answered":0,"leftAtMost":30,"text":"ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ"},"actions":[{"does":"unknown","label":"ไม่ทราบ","choice":"d|7M8AgyS9|2|unknown|work.branches"},{"does":"why","label":"ทำไมถามข้อนี้","choice":"d|7M8AgyS9|2|why|work.branches"},{"does":"language","label":"English","choice":"d|7M8AgyS9|2|language|"}],"text":"ผลงานที่จะส่งเป็นเรื่องใด\n1. การบริการประชาชน\n2. การให้ประชาชนมีส่วนร่วม\n3. คุณภาพการบริหารองค์กร (PMQA)\nเลือกได้มากกว่า 1 ข้อ\n(ตอบแล้ว 0 ข้อ เหลือไม่เกิน 30 ข้อ)"}]', '2026-12-01T03:15:36.357Z');
INSERT INTO public.kysely_migration (name, "timestamp") VALUES ('0001-conversations', '2026-12-01T03:15:36.179Z');
INSERT INTO public.kysely_migration_lock (id, is_locked) VALUES ('migration_lock', 0);
ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_primary_key PRIMARY KEY (conversation_id, event_id);
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration_lock
    ADD CONSTRAINT kysely_migration_lock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kysely_migration
    ADD CONSTRAINT kysely_migration_pkey PRIMARY KEY (name);
CREATE INDEX conversations_updated_at ON public.conversations USING btree (updated_at);
CREATE INDEX events_created_at ON public.events USING btree (created_at);
CREATE INDEX kept_verdicts_conversation_id ON public.kept_verdicts USING btree (conversation_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.kept_verdicts
    ADD CONSTRAINT kept_verdicts_conversation FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;
