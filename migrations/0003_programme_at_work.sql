CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"happened_on" date NOT NULL,
	"quantity" double precision DEFAULT 1 NOT NULL,
	"unit" text,
	"note" text,
	"address" text,
	"address_key" text,
	"attachment_id" uuid,
	"source" text NOT NULL,
	"source_key" text,
	"state" text NOT NULL,
	"state_reason" text,
	"state_at" timestamp with time zone NOT NULL,
	"state_by_id" text NOT NULL,
	"state_by_name" text NOT NULL,
	"claimed_by_id" text NOT NULL,
	"claimed_by_name" text NOT NULL,
	CONSTRAINT "evidence_quantity" CHECK (quantity >= 0)
);
--> statement-breakpoint
CREATE TABLE "evidence_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"status" integer,
	"final_address" text,
	"title" text,
	"sha256" text,
	"bytes" integer,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "evidence_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"evidence_id" uuid NOT NULL,
	"assignment_id" uuid,
	"target_id" uuid,
	CONSTRAINT "evidence_link_one" CHECK (num_nonnulls(assignment_id, target_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "evidence_tally" (
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"claimed" integer NOT NULL,
	"verified" integer NOT NULL,
	"rejected" integer NOT NULL,
	"first_on" date,
	"last_verified_on" date,
	CONSTRAINT "evidence_tally_assignment_id_year_pk" PRIMARY KEY("assignment_id","year")
);
--> statement-breakpoint
CREATE TABLE "child_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"agency_id" uuid NOT NULL,
	"parent_plan_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"title" text NOT NULL,
	"signer_name" text,
	"attachment_id" uuid,
	"address" text,
	"evidence_id" uuid
);
--> statement-breakpoint
CREATE TABLE "child_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"child_plan_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"target_id" uuid,
	"text" text NOT NULL,
	"value" text,
	"unit" text,
	"year" integer
);
--> statement-breakpoint
CREATE TABLE "difficulty" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"task_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"text" text NOT NULL,
	"state" text NOT NULL,
	"routed_to_id" uuid NOT NULL,
	"answer_by" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"escalated_at" timestamp with time zone,
	"escalated_because" text
);
--> statement-breakpoint
CREATE TABLE "difficulty_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"difficulty_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extension" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"due" date NOT NULL,
	"wanted_due" date NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"granted_due" date,
	"decided_at" timestamp with time zone,
	"decided_by_id" text,
	"decided_by_name" text,
	"decision_reason" text
);
--> statement-breakpoint
CREATE TABLE "progress_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"agency_id" uuid,
	"outlook" text,
	"percent" smallint,
	"text" text NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"acknowledged_at" timestamp with time zone,
	"acknowledged_by_id" text,
	"acknowledged_by_name" text
);
--> statement-breakpoint
CREATE TABLE "task_rhythm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"task_id" uuid NOT NULL,
	"rhythm" text NOT NULL,
	CONSTRAINT "task_rhythm_taskId_unique" UNIQUE("task_id")
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"started_on" date,
	"extended_to" date,
	"percent" smallint,
	"outlook" text,
	"last_check_in_on" date,
	"rhythm_from" date,
	"paused_on" date,
	"done_on" date,
	"closing_asked_by_id" text,
	"closing_asked_by_name" text,
	"closing_asked_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by_id" text,
	"closed_by_name" text,
	CONSTRAINT "standing_percent" CHECK (percent between 0 and 100),
	CONSTRAINT "standing_closed" CHECK ((state = 'closed') = (closed_at is not null))
);
--> statement-breakpoint
CREATE TABLE "sub_task" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"due" date,
	"assignee_id" uuid,
	"assignee_name" text,
	"done_on" date,
	"done_by_id" text,
	"done_by_name" text
);
--> statement-breakpoint
CREATE TABLE "urge_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"assignment_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"urge_id" uuid NOT NULL,
	"agency_id" uuid NOT NULL,
	"due" date NOT NULL,
	"days_late" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "urge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"answer_by" date NOT NULL,
	"message" text,
	"signer_name" text,
	"signer_position" text,
	"agencies" integer NOT NULL,
	"items" integer NOT NULL,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_check" ADD CONSTRAINT "evidence_check_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_link" ADD CONSTRAINT "evidence_link_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_tally" ADD CONSTRAINT "evidence_tally_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_parent_plan_id_plan_id_fk" FOREIGN KEY ("parent_plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_attachment_id_attachment_id_fk" FOREIGN KEY ("attachment_id") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_plan" ADD CONSTRAINT "child_plan_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_target" ADD CONSTRAINT "child_target_child_plan_id_child_plan_id_fk" FOREIGN KEY ("child_plan_id") REFERENCES "public"."child_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_target" ADD CONSTRAINT "child_target_target_id_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty" ADD CONSTRAINT "difficulty_routed_to_id_agency_id_fk" FOREIGN KEY ("routed_to_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty_reply" ADD CONSTRAINT "difficulty_reply_difficulty_id_difficulty_id_fk" FOREIGN KEY ("difficulty_id") REFERENCES "public"."difficulty"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extension" ADD CONSTRAINT "extension_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_note" ADD CONSTRAINT "progress_note_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_rhythm" ADD CONSTRAINT "task_rhythm_task_id_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_task" ADD CONSTRAINT "sub_task_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sub_task" ADD CONSTRAINT "sub_task_assignee_id_person_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_assignment_id_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_urge_id_urge_id_fk" FOREIGN KEY ("urge_id") REFERENCES "public"."urge"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "urge_item" ADD CONSTRAINT "urge_item_agency_id_agency_id_fk" FOREIGN KEY ("agency_id") REFERENCES "public"."agency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_source_once" ON "evidence" USING btree ("source","source_key");--> statement-breakpoint
CREATE INDEX "evidence_agency_id_happened_on_index" ON "evidence" USING btree ("agency_id","happened_on");--> statement-breakpoint
CREATE INDEX "evidence_state_created_at_index" ON "evidence" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "evidence_address_key_index" ON "evidence" USING btree ("address_key");--> statement-breakpoint
CREATE INDEX "evidence_kind_state_index" ON "evidence" USING btree ("kind","state");--> statement-breakpoint
CREATE INDEX "evidence_search" ON "evidence" USING gin (lan_toa_words("title"));--> statement-breakpoint
CREATE INDEX "evidence_check_evidence_id_at_index" ON "evidence_check" USING btree ("evidence_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_link_assignment" ON "evidence_link" USING btree ("assignment_id","evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_link_target" ON "evidence_link" USING btree ("target_id","evidence_id");--> statement-breakpoint
CREATE INDEX "evidence_link_evidence_id_index" ON "evidence_link" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "child_plan_agency_id_parent_plan_id_number_issued_on_index" ON "child_plan" USING btree ("agency_id","parent_plan_id","number","issued_on");--> statement-breakpoint
CREATE INDEX "child_plan_parent_plan_id_index" ON "child_plan" USING btree ("parent_plan_id");--> statement-breakpoint
CREATE INDEX "child_target_child_plan_id_position_index" ON "child_target" USING btree ("child_plan_id","position");--> statement-breakpoint
CREATE INDEX "child_target_target_id_index" ON "child_target" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "difficulty_state_answer_by_index" ON "difficulty" USING btree ("state","answer_by");--> statement-breakpoint
CREATE INDEX "difficulty_task_id_index" ON "difficulty" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "difficulty_agency_id_index" ON "difficulty" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "difficulty_reply_difficulty_id_at_index" ON "difficulty_reply" USING btree ("difficulty_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "extension_asked_once" ON "extension" USING btree ("assignment_id","year") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "extension_state_at_index" ON "extension" USING btree ("state","at");--> statement-breakpoint
CREATE INDEX "progress_note_assignment_id_at_index" ON "progress_note" USING btree ("assignment_id","at");--> statement-breakpoint
CREATE INDEX "progress_note_kind_acknowledged_at_index" ON "progress_note" USING btree ("kind","acknowledged_at");--> statement-breakpoint
CREATE UNIQUE INDEX "standing_turn" ON "standing" USING btree ("assignment_id","year");--> statement-breakpoint
CREATE INDEX "standing_state_index" ON "standing" USING btree ("state");--> statement-breakpoint
CREATE INDEX "sub_task_assignment_id_year_position_index" ON "sub_task" USING btree ("assignment_id","year","position");--> statement-breakpoint
CREATE INDEX "sub_task_assignee_id_index" ON "sub_task" USING btree ("assignee_id");--> statement-breakpoint
CREATE INDEX "urge_item_urge_id_agency_id_index" ON "urge_item" USING btree ("urge_id","agency_id");--> statement-breakpoint
CREATE INDEX "urge_item_assignment_id_index" ON "urge_item" USING btree ("assignment_id");--> statement-breakpoint
CREATE INDEX "urge_item_agency_id_index" ON "urge_item" USING btree ("agency_id");--> statement-breakpoint
CREATE INDEX "urge_at_index" ON "urge" USING btree ("at");