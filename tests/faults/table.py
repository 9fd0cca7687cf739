"""The fault table: what can go wrong, what must happen then, by what figure, and the tests that hold it.

`monitor bench faults` runs these rows, and prints what was seen beside what must happen. test_table.py holds that every
test named here exists, and that every test of this folder is named here. Only the standard library is imported: the
bench loads this file without the tests around it.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ROWS", "Row"]


@dataclass(frozen=True)
class Row:
    """One fault. `tests`: path::name each, from the top of the checkout."""

    name: str
    fault: str
    must: str
    figure: str
    tests: tuple[str, ...]


def _in(file: str, *names: str) -> tuple[str, ...]:
    return tuple(f"tests/{file}.py::{name}" for name in names)


REQUESTS, HOSTILE, DISK, KILL = (
    "faults/test_requests",
    "faults/test_hostile_input",
    "faults/test_disk",
    "faults/test_kill",
)
CLIENT, SOCKETS = "fetch/test_client", "faults/test_other_sockets"
WATCHDOG, CLOCK, HOOK = "faults/test_watchdog", "faults/test_clock", "faults/test_webhook_schedule"
TAMPER, BACKUP = "faults/test_tampering", "store/test_backup"
QUALITY, SECRETS, POLITE = "faults/test_page_quality", "faults/test_secrets", "faults/test_politeness"

ROWS = (
    Row(
        "ssrf",
        "private addresses in every spelling, by feed, entry, article, redirect, sitemap, webhook, OPML, add, SMTP, Apprise",
        "refused before a socket opens",
        "0 hits",
        (
            *_in(CLIENT, "test_no_spelling_of_a_private_address_reaches_it"),
            *_in(
                REQUESTS,
                "test_no_way_leads_to_a_private_address",
                "test_no_webhook_is_posted_to_a_private_address",
                "test_a_webhook_s_redirect_leads_nowhere",
            ),
            *_in(
                SOCKETS,
                "test_apprise_connects_to_no_private_address_whatever_the_name_said_before",
                "test_apprise_reaches_a_private_address_that_is_allowed",
                "test_smtp_connects_to_no_private_address_whatever_the_name_said_before",
                "test_smtp_reaches_a_private_address_that_is_allowed",
                "test_only_the_watched_thread_is_held_back",
            ),
            *_in("fetch/test_guard", "test_a_private_network_opens_by_cidr_and_metadata_addresses_never"),
        ),
    ),
    Row(
        "rebinding",
        "a name server that flips; mixed records",
        "connect only to the vetted address; one bad record rejects the name",
        "0 forbidden hits in 1,000",
        _in(
            CLIENT,
            "test_a_flipping_name_server_never_leads_to_a_refused_address",
            "test_one_bad_record_rejects_the_name",
        ),
    ),
    Row(
        "redirects",
        "chains, loops, other origins",
        "each hop checked, at most 5, credentials left behind",
        "0 leaks",
        (
            *_in(
                CLIENT,
                "test_redirects_end_after_five_and_credentials_stay_at_their_origin",
                "test_https_that_redirects_to_http_leaves_credentials_behind_and_is_not_called_tls",
                "test_a_refresh_in_a_header_or_in_a_page_is_not_followed",
            ),
            *_in(REQUESTS, "test_a_looping_and_a_long_chain_of_redirects_end_with_a_reason"),
        ),
    ),
    Row(
        "slow server",
        "slow headers, slow body, endless 1xx, a name server that hangs",
        "a deadline on the whole request",
        "deadline + 1 s",
        _in(CLIENT, "test_a_slow_server_meets_the_deadline", "test_a_name_server_that_hangs_meets_the_deadline"),
    ),
    Row(
        "bombs",
        "gzip, br, zstd, bombs in bombs, endless chunks and headers",
        "stop at the caps on wire and decoded bytes",
        "64 MB over idle (2 GiB in full)",
        (
            *_in(HOSTILE, "test_a_bomb_takes_at_most_64_megabytes_over_idle"),
            *_in(
                CLIENT,
                "test_endless_chunks_and_headers_stop_at_their_caps",
                "test_more_header_fields_than_are_worth_keeping_are_refused",
            ),
            *_in(
                "fetch/test_decode",
                "test_a_bomb_of_two_gibibytes_stops_at_the_cap_in_little_memory",
                "test_packed_nothing_inside_another_encoding_meets_the_cap_too",
            ),
        ),
    ),
    Row(
        "truncation",
        "a body cut at 100 offsets, with a true and a false length",
        "incomplete, never an edit",
        "0 snapshots, 0 alerts",
        (
            *_in(REQUESTS, "test_a_page_cut_at_a_hundred_offsets_is_never_a_version"),
            *_in(CLIENT, "test_a_body_cut_anywhere_is_incomplete", "test_a_cut_chunked_body_is_incomplete"),
            *_in(CLIENT, "test_an_answer_that_nobody_asked_for_answers_no_later_request"),
        ),
    ),
    Row(
        "hostile feeds",
        "XML bombs, XXE, nesting, attributes, HTML as feed, any bytes",
        "rejected, the reason on the feed, the next feed unaffected",
        "at most 5 s, 512 MB",
        (
            *_in(
                HOSTILE,
                "test_a_hostile_feed_is_refused_in_bounded_time_and_memory",
                "test_the_reason_stands_on_the_feed_and_the_next_feed_is_unaffected",
            ),
            *_in(
                "fuzz/test_fuzz",
                "test_no_input_crashes_or_hangs_a_reader",
            ),
        ),
    ),
    Row(
        "hostile pages",
        "160,000 paragraphs, nesting, 2.7 MB of links, leading NULs",
        "the worker is killed, the article set aside, the rest goes on",
        "other feeds late by at most one interval",
        _in(
            HOSTILE,
            "test_a_hostile_page_ends_or_its_worker_is_killed_and_the_others_go_on",
            "test_a_page_that_kills_its_worker_is_set_aside_with_its_reason",
        ),
    ),
    Row(
        "tls",
        "self-signed, expired, wrong host",
        "fails closed, flagged",
        "0 stored as article",
        (
            *_in(REQUESTS, "test_a_page_behind_bad_tls_is_stored_as_no_article"),
            *_in(CLIENT, "test_tls_is_never_relaxed"),
        ),
    ),
    Row(
        "soft failures",
        "walls, consent, log-in, paywall, error pages, other articles",
        "kept as evidence, outside the history, with a reason",
        "98% withheld, at most 1% of true edits",
        (
            *_in(
                QUALITY,
                "test_labelled_pages_are_enough_and_figures_hold",
                "test_two_hundred_walls_through_the_monitor_make_no_snapshot_and_no_alert",
            ),
            *_in(
                "fetch/test_quality_unseen",
                "test_unseen_walls_are_withheld_and_named",
                "test_unseen_true_edits_are_not_withheld",
            ),
            *_in(
                "fetch/test_quality_third",
                "test_the_third_lot_s_walls_are_withheld",
                "test_the_third_lot_s_true_edits_are_not_withheld",
            ),
            *_in(
                "fetch/test_quality_fourth",
                "test_the_fourth_lot_s_walls_are_withheld",
                "test_the_fourth_lot_s_true_edits_are_not_withheld",
            ),
        ),
    ),
    Row(
        "empty pages",
        "a redesign: no text is found at a host that used to be read",
        "a fault that is told, not silence",
        "within 3 looks",
        _in(
            "pipeline/test_page_quality",
            "test_pages_without_text_at_a_host_that_used_to_be_read_are_a_fault_within_three_looks",
            "test_a_host_that_was_never_read_is_no_redesign",
        ),
    ),
    Row(
        "flip-flop",
        "A,B,A,B × 50",
        "one note",
        "at most 1 alert",
        _in("pipeline/test_check", "test_a_page_that_flips_fifty_times_is_told_at_most_once_and_kept_whole"),
    ),
    Row(
        "chrome",
        "an unchanged article in changing chrome, 200 pages",
        "no change",
        "0 alerts",
        _in(QUALITY, "test_an_unchanged_article_in_changing_chrome_never_changes"),
    ),
    Row(
        "addresses",
        "tracking parameters, AMP, canonical, scheme, trailing slash",
        "one article",
        "0 duplicates, 0 false merges in 100 variants",
        _in(
            QUALITY,
            "test_a_hundred_variants_of_an_address_are_one_article",
            "test_the_canonical_address_joins_amp_and_print_pages",
            "test_addresses_of_different_articles_stay_apart",
        ),
    ),
    Row(
        "kill -9",
        "random kills of the daemon while pages change, SQLite and PostgreSQL; connections that the server ends",
        "one transaction a look; deliveries resume",
        "0 snapshots lost, 0 alerts lost, one id (200 kills in full)",
        _in(
            KILL,
            "test_no_snapshot_and_no_alert_is_lost_however_often_the_daemon_is_killed",
            "test_two_kills_lose_nothing",
            "test_connections_that_the_server_ends_cost_nothing",
        ),
    ),
    Row(
        "power loss",
        "the write-ahead log cut at many offsets; migrations killed",
        "the committed prefix survives",
        "200 of 200 open, whole, chain valid (40 in short)",
        _in(
            DISK,
            "test_whatever_part_of_the_log_a_power_loss_leaves_opens_whole",
            "test_migrations_survive_being_killed_at_any_statement",
        ),
    ),
    Row(
        "disk full, lock",
        "a file size limit; a writer that holds the lock for 30 s",
        "back off, say so in health, mark nothing as sent",
        "0 lost; heals itself within 60 s",
        _in(
            DISK,
            "test_a_full_disk_is_said_in_health_and_heals_by_itself",
            "test_a_writer_that_holds_the_lock_loses_nobody_anything",
        ),
    ),
    Row(
        "watchdog",
        "one injected error in the scheduler; all workers hung",
        "exits non-zero, told to systemd, /healthz says 503",
        "noticed within 60 s",
        _in(
            WATCHDOG,
            "test_one_error_in_the_scheduler_ends_the_process_with_a_code_of_its_own",
            "test_workers_that_hang_all_at_once_end_the_process",
            "test_workers_that_take_long_to_start_are_no_death",
            "test_workers_that_never_start_end_the_process",
            "test_systemd_is_told_of_the_start_of_life_and_of_the_end",
            "test_without_a_supervisor_nothing_is_told_and_nothing_fails",
            "test_a_watchdog_time_that_is_meant_for_another_process_is_not_ours",
            "test_health_says_part_by_part_what_is_silent",
            "test_health_of_a_database_that_cannot_be_read_is_an_answer",
            "test_a_daemon_s_log_names_no_dead_part_while_all_is_well",
        ),
    ),
    Row(
        "clock",
        "a year forward, an hour back, sleep, DST, two daemons on one database",
        "no storm, no double run",
        "0 duplicate runs",
        (
            *_in(
                CLOCK,
                "test_a_year_forward_brings_one_look_an_article_and_its_correction_takes_the_watching_up_again",
                "test_an_hour_back_is_no_storm_and_nothing_waits_for_longer_than_the_jump",
                "test_a_machine_that_slept_for_three_days_looks_once_at_what_fell_due",
                "test_two_dispatchers_on_one_database_look_once_at_each_article",
                "test_only_a_set_clock_is_a_step",
                "test_sleep_is_no_step",
                "test_a_store_that_refuses_is_asked_after_1_2_4_and_at_most_20_seconds",
                "test_a_clock_set_back_does_not_leave_the_scheduler_waiting_for_it",
            ),
            *_in("test_daemon", "test_two_daemons_on_one_database_tell_an_edit_once"),
            *_in("store/test_processes", "test_two_daemons_never_get_the_same_work"),
        ),
    ),
    Row(
        "outbox",
        "a receiver that says 500, hangs, 410, 302, 404, 429 with Retry-After",
        "the schedule; a circuit a destination; dead letters, replay; no other destination waits",
        "the exact schedule",
        (
            *_in(
                HOOK,
                "test_what_may_be_mended_is_tried_eight_times_at_exactly_these_moments",
                "test_retry_after_is_honoured_and_never_shortens_the_wait",
                "test_410_disables_the_destination_until_a_person_replays",
                "test_a_refusal_of_one_message_is_a_dead_letter_at_once_and_the_others_go",
                "test_five_failures_in_a_row_rest_the_destination_and_one_message_tries_it",
                "test_a_destination_that_hangs_delays_no_other_not_even_what_comes_later",
            ),
            *_in(SOCKETS, "test_a_receiver_that_drips_takes_no_thread_that_others_need_and_holds_up_no_end"),
            *_in(
                "pipeline/test_delivery",
                "test_a_failed_delivery_is_retried_on_schedule_under_the_same_id_and_then_kept_as_failed",
            ),
        ),
    ),
    Row(
        "errors channel",
        "a feed broken, a host that blocks, a destination dead",
        "told by a channel of its own, once a day a subject",
        "1 message a day and subject",
        _in(
            "pipeline/test_faults",
            "test_a_fault_is_told_once_a_day_for_a_subject",
            "test_a_feed_that_fails_three_times_is_told_and_its_mending_ends_the_fault",
            "test_a_host_that_blocks_three_looks_in_a_row_is_told",
            "test_a_dead_destination_is_told_to_the_others_and_not_to_itself",
        ),
    ),
    Row(
        "markup",
        "payloads in titles, texts, URLs, feed names, error texts",
        "inert text",
        "0 executions",
        (
            *_in("browser/test_alerts_are_inert", "test_a_hundred_payloads_in_an_alert_run_nothing_in_a_browser"),
            *_in("browser/test_every_page", "test_hostile_words_run_nothing_on_any_page"),
            *_in("web/test_pages", "test_hostile_words_stay_words_on_every_page"),
        ),
    ),
    Row(
        "web access",
        "no log-in, another site's forms, other hosts, another's session, a token beyond its scope, unlisted routes",
        "refused; a route that does not say who may use it fails the build",
        "0 through, every route listed",
        (
            *_in(
                "web/test_access",
                "test_every_route_is_listed_here_and_in_one_place",
                "test_nobody_is_sent_to_log_in_and_a_program_is_told",
                "test_a_token_opens_what_its_scope_says_and_nothing_else",
                "test_another_site_s_form_changes_nothing",
            ),
            *_in("web/test_login", "test_nobody_ends_another_s_session"),
            *_in(
                "web/test_pages",
                "test_a_form_from_another_site_does_nothing",
                "test_no_other_host_is_served",
                "test_a_route_must_say_who_may_use_it",
            ),
        ),
    ),
    Row(
        "tampering",
        "a flipped byte, a dropped row, a cut-off tail",
        "`monitor verify` names the row; where all that tells of a tail is gone, an exported head does",
        "600 of 600 (60 in short)",
        (
            *_in(
                TAMPER,
                "test_every_tampering_is_told",
                "test_an_untouched_copy_is_found_whole",
            ),
            *_in(
                "store/test_health",
                "test_tampering_is_told",
                "test_a_flipped_byte_of_any_blob_is_told",
                "test_a_dropped_row_is_named",
                "test_a_dropped_tail_is_told",
            ),
            *_in("store/test_overruling_seals", "test_a_changed_or_dropped_overruling_is_named"),
            *_in(
                "evidence/test_bundle",
                "test_a_forger_who_sums_the_files_again_is_found_by_the_chain",
                "test_a_forger_of_everything_is_found_by_the_root_that_was_published",
            ),
            *_in("cli/test_evidence_commands", "test_a_head_tells_of_a_tail_that_was_cut_off"),
            *_in("pipeline/test_upkeep", "test_an_altered_row_is_a_fault_that_is_told_and_ends_when_it_is_mended"),
        ),
    ),
    Row(
        "export, import",
        "paths that lead out, links, packed bombs, triggers in a backup, formulas, a hostile OPML, words that end a record",
        "no traversal, no formula, no bomb; what is written stays inert",
        "0 escapes",
        (
            *_in(
                BACKUP,
                "test_a_file_that_is_no_backup_is_refused_before_it_is_read",
                "test_a_backup_that_is_not_whole_changes_nothing",
                "test_a_backup_replaces_no_file_unasked_and_follows_no_link",
            ),
            *_in("cli/test_evidence_commands", "test_a_bundle_holds_by_its_own_readme"),
            *_in("evidence/test_bundle", "test_hostile_words_stay_words"),
            *_in("evidence/test_warc", "test_no_stored_word_can_break_out_of_its_record"),
            *_in("read/test_feeds", "test_hostile_sitemap_and_opml_are_refused"),
            *_in("web/test_exports", "test_no_cell_is_a_formula"),
        ),
    ),
    Row(
        "backup, restore",
        "a backup while others write; either killed at any step; a damaged, cut or foreign file; a daemon that lives",
        "one whole state; the former database stays; nothing that was deleted comes back",
        "whole after each kill",
        _in(
            BACKUP,
            "test_a_backup_is_one_state_while_others_write",
            "test_killed_at_any_step_it_leaves_all_whole_and_the_next_one_clean",
            "test_a_restore_brings_back_what_was_there",
            "test_half_a_backup_is_refused",
            "test_a_damaged_database_can_be_replaced",
            "test_no_restore_while_a_daemon_is_alive",
            "test_what_was_deleted_on_request_does_not_come_back",
        ),
    ),
    Row(
        "secrets",
        "canaries in feed URLs, configuration, alert URLs, database URL; CR LF ESC",
        "redacted; one event a line",
        "0 canaries",
        _in(
            SECRETS,
            "test_no_secret_of_the_configuration_is_said_written_or_stored_as_a_fault",
            "test_an_error_in_the_configuration_does_not_repeat_its_secrets",
            "test_a_hostile_argument_is_told_on_one_line_and_without_its_password",
            "test_hostile_words_of_feeds_pages_and_urls_forge_no_line",
        ),
    ),
    Row(
        "deletion",
        "words deleted on request",
        "gone from every row, blob, file and export; tombstone and digest stay",
        "0 hits; the chain still verifies",
        (
            *_in(
                "store/test_forgetting",
                "test_not_a_word_is_left_in_any_row_or_blob",
                "test_no_byte_of_it_is_left_in_the_files",
                "test_the_files_are_scrubbed_while_another_process_reads_and_writes",
                "test_a_table_that_nobody_lists_fails_here",
            ),
            *_in("store/test_health", "test_deleted_words_leave_a_chain_that_verifies"),
            *_in("evidence/test_bundle", "test_what_was_deleted_on_request_has_no_bundle"),
            *_in("cli/test_evidence_commands", "test_what_is_forgotten_leaves_a_tombstone_and_no_word"),
        ),
    ),
    Row(
        "politeness",
        "robots.txt on every hop, one request in flight a host, pace, 429 and Retry-After",
        "obeyed, as a counting server sees it",
        "0 violations",
        (
            *_in(
                POLITE,
                "test_a_redirect_to_another_host_asks_the_robots_txt_there",
                "test_a_feed_s_redirect_into_what_its_own_robots_txt_forbids_is_not_followed",
                "test_no_robots_txt_is_asked_on_the_way_where_the_setting_is_off",
                "test_a_counting_server_sees_no_violation",
            ),
            *_in(CLIENT, "test_one_request_is_in_flight_to_a_host"),
        ),
    ),
)
