export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      [_ in never]: never;
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      accept_webhook: {
        Args: {
          p_body: string;
          p_body_hash: string;
          p_call_id: string;
          p_event: string;
          p_facts: Json;
          p_rank: number;
        };
        Returns: boolean;
      };
      accept_webhooks: { Args: { p_events: Json }; Returns: number };
      advance_clip: {
        Args: { p_clip_id: string; p_lease_id: string; p_lease_seconds: number; p_state: string };
        Returns: boolean;
      };
      apply_call_readback: { Args: { p_call_id: string; p_facts: Json; p_rank: number }; Returns: undefined };
      begin_web_call: {
        Args: {
          p_address_hash: string;
          p_allowances: Json;
          p_owner_id?: string;
          p_rules: Json;
          p_visitor_id: string;
        };
        Returns: {
          id: string;
          memory: Json;
          note: string;
          outcome: string;
          returns_at: string;
          seconds: number;
          ticket_id: string;
        }[];
      };
      block_number: { Args: { p_phone_hash: string }; Returns: undefined };
      cancel_web_call: {
        Args: { p_claim_id: string; p_pause_seconds: number; p_rules: Json };
        Returns: undefined;
      };
      change_my_call: {
        Args: { p_call_id: string; p_consent_version: string; p_keep: boolean; p_title: string };
        Returns: boolean;
      };
      check_health: { Args: Record<PropertyKey, never>; Returns: boolean };
      claim_demo_call: {
        Args: { p_key_hash: string; p_phone_hash: string };
        Returns: {
          call_id: string;
          id: string;
          is_blocked: boolean;
          outcome: string;
        }[];
      };
      claim_visitor_calls: { Args: { p_owner_id: string; p_visitor_id: string }; Returns: number };
      clear_my_memory: { Args: Record<PropertyKey, never>; Returns: undefined };
      count_deletion_clips: { Args: { p_deletion_id: string }; Returns: number };
      count_refusals: { Args: { p_counts: Json }; Returns: undefined };
      count_sign_in_try: {
        Args: { p_allowance: number; p_code_hash: string; p_code_seconds: number; p_email_hash: string };
        Returns: {
          is_expired: boolean;
          outcome: string;
          tries_left: number;
        }[];
      };
      delete_my_call: { Args: { p_call_id: string }; Returns: undefined };
      delete_orphans: { Args: { p_limit: number; p_owners: number }; Returns: number };
      delete_visitor_call: { Args: { p_call_id: string; p_visitor_id: string }; Returns: undefined };
      detach_web_call: { Args: { p_claim_id: string; p_rules: Json }; Returns: undefined };
      erase_deletion_calls: { Args: { p_deletion_id: string; p_limit: number }; Returns: boolean };
      erase_old_calls: {
        Args: { p_hours: number; p_limit: number };
        Returns: {
          call_id: string;
        }[];
      };
      export_my_account: { Args: Record<PropertyKey, never>; Returns: Json };
      export_my_calls: {
        Args: { p_before_at?: string; p_before_id?: string; p_limit: number };
        Returns: {
          call: Json;
          created_at: string;
          id: string;
        }[];
      };
      fail_demo_call: { Args: { p_id: string }; Returns: undefined };
      finish_clip: {
        Args: { p_clip_id: string; p_duration_seconds: number; p_lease_id: string; p_proof: Json };
        Returns: boolean;
      };
      finish_deletion: { Args: { p_deletion_id: string }; Returns: boolean };
      forget_deleted_accounts: { Args: { p_seconds: number }; Returns: number };
      get_deletion: {
        Args: { p_deletion_id: string };
        Returns: {
          calls: number;
          clips: number;
          erased_calls: number;
          erased_clips: number;
          finished_at: string;
          is_account_gone: boolean;
          requested_at: string;
          vendor_erased_calls: number;
        }[];
      };
      get_demo_call: {
        Args: { p_call_id: string };
        Returns: {
          call_id: string;
          consent_version: string;
          consented_at: string;
          duration_ms: number;
          ended_at: string;
          is_analyzed: boolean;
          reason: string;
          started_at: string;
          status: string;
          summary: string;
          transcript: Json;
        }[];
      };
      get_last_visitor_call: {
        Args: { p_visitor_id: string };
        Returns: {
          call_id: string;
          created_at: string;
          duration_ms: number;
          has_transcript: boolean;
          id: string;
          is_erased: boolean;
          is_kept: boolean;
          kind: string;
          reason: string;
          status: string;
          summary: string;
          title: string;
          topics: string[];
        }[];
      };
      get_my_call: {
        Args: { p_call_id: string };
        Returns: {
          call_id: string;
          created_at: string;
          duration_ms: number;
          ended_at: string;
          has_feedback: boolean;
          has_recording: boolean;
          is_analyzed: boolean;
          is_erased: boolean;
          is_imported: boolean;
          is_kept: boolean;
          kind: string;
          mood: string;
          reason: string;
          sentiment: string;
          started_at: string;
          status: string;
          summary: string;
          title: string;
          topics: string[];
          transcript: Json;
        }[];
      };
      get_my_clip: {
        Args: { p_clip_id: string };
        Returns: {
          call_id: string;
          clip_id: string;
          created_at: string;
          duration_seconds: number;
          exchange_index: number;
          expires_at: string;
          failure: string;
          format: string;
          is_anonymized: boolean;
          proof: Json;
          state: string;
          token_sealed: string;
        }[];
      };
      get_my_imported_recording: { Args: { p_call_id: string }; Returns: string };
      get_my_memory: { Args: { p_limit: number }; Returns: Json };
      get_my_settings: {
        Args: Record<PropertyKey, never>;
        Returns: {
          consented_at: string;
          display_name: string;
          keep_calls: boolean;
          memory_cleared_at: string;
          remember: boolean;
        }[];
      };
      get_shared_clip: {
        Args: { p_token_hash: string };
        Returns: {
          clip_id: string;
          created_at: string;
          duration_seconds: number;
          expires_at: string;
          format: string;
          is_anonymized: boolean;
        }[];
      };
      get_visitor_call: {
        Args: { p_call_id: string; p_visitor_id: string };
        Returns: {
          call_id: string;
          created_at: string;
          duration_ms: number;
          ended_at: string;
          has_feedback: boolean;
          has_recording: boolean;
          is_analyzed: boolean;
          is_erased: boolean;
          is_kept: boolean;
          kind: string;
          mood: string;
          reason: string;
          sentiment: string;
          started_at: string;
          status: string;
          summary: string;
          title: string;
          topics: string[];
          transcript: Json;
        }[];
      };
      get_watermark: { Args: { p_name: string }; Returns: string };
      get_web_usage: {
        Args: { p_allowance: number; p_claim_seconds: number; p_owner_id?: string; p_visitor_id?: string };
        Returns: {
          left_seconds: number;
          live_call_id: string;
          live_since: string;
          resets_at: string;
          used_seconds: number;
        }[];
      };
      give_my_feedback: {
        Args: {
          p_call_id: string;
          p_consent_version: string;
          p_keep: boolean;
          p_mood: number;
          p_remember?: boolean;
          p_role?: string;
          p_workplace?: string;
        };
        Returns: boolean;
      };
      give_visitor_feedback: {
        Args: {
          p_call_id: string;
          p_consent_version: string;
          p_email_sealed?: string;
          p_keep: boolean;
          p_mood: number;
          p_role?: string;
          p_visitor_id: string;
          p_workplace?: string;
        };
        Returns: boolean;
      };
      hold_place: {
        Args: { p_rules: Json; p_ticket_id: string; p_visitor_id: string };
        Returns: {
          can_hold: boolean;
          expires_at: string;
          note: string;
          p10_seconds: number;
          p90_seconds: number;
          place: number;
          state: string;
          ticket_id: string;
        }[];
      };
      import_vapi_call: {
        Args: { p_call_id: string; p_facts: Json; p_made_at: string; p_owner: string };
        Returns: string;
      };
      is_call_known: { Args: { p_call_id: string }; Returns: boolean };
      is_number_blocked: { Args: { p_phone_hash: string }; Returns: boolean };
      join_queue: {
        Args: { p_address_hash: string; p_owner_id?: string; p_rules: Json; p_visitor_id: string };
        Returns: {
          can_hold: boolean;
          expires_at: string;
          note: string;
          p10_seconds: number;
          p90_seconds: number;
          place: number;
          state: string;
          ticket_id: string;
        }[];
      };
      keep_my_call: {
        Args: { p_call_id: string; p_consent_version: string; p_keep: boolean };
        Returns: boolean;
      };
      keep_visitor_call: {
        Args: { p_call_id: string; p_consent_version: string; p_keep: boolean; p_visitor_id: string };
        Returns: boolean;
      };
      leave_queue: {
        Args: { p_rules: Json; p_ticket_id: string; p_visitor_id: string };
        Returns: {
          can_hold: boolean;
          expires_at: string;
          note: string;
          p10_seconds: number;
          p90_seconds: number;
          place: number;
          state: string;
          ticket_id: string;
        }[];
      };
      list_calls_to_read: {
        Args: { p_analyzed: boolean[]; p_call_ids: string[] };
        Returns: {
          call_id: string;
        }[];
      };
      list_dead_letters: {
        Args: { p_limit: number };
        Returns: {
          attempts: number;
          call_id: string;
          dead_at: string;
          event: string;
          id: number;
          last_error: string;
          received_at: string;
        }[];
      };
      list_demo_reservations: {
        Args: { p_hours: number };
        Returns: {
          address_hash: string;
          address_held: boolean;
          at: string;
          id: string;
          is_committed: boolean;
          micro_usd: number;
          micro_usd_in_month: number;
          phone_hash: string;
          phone_held: boolean;
          seconds: number;
        }[];
      };
      list_due_clips: {
        Args: { p_limit: number };
        Returns: {
          clip_id: string;
        }[];
      };
      list_my_calls: {
        Args: {
          p_before_at?: string;
          p_before_id?: string;
          p_from?: string;
          p_limit: number;
          p_search?: string;
          p_status?: string;
          p_to?: string;
        };
        Returns: {
          call_id: string;
          created_at: string;
          duration_ms: number;
          has_transcript: boolean;
          id: string;
          is_erased: boolean;
          is_kept: boolean;
          kind: string;
          reason: string;
          status: string;
          summary: string;
          title: string;
          topics: string[];
        }[];
      };
      list_my_clips: {
        Args: { p_call_id: string };
        Returns: {
          call_id: string;
          clip_id: string;
          created_at: string;
          duration_seconds: number;
          exchange_index: number;
          expires_at: string;
          failure: string;
          format: string;
          is_anonymized: boolean;
          proof: Json;
          state: string;
          token_sealed: string;
        }[];
      };
      list_open_deletions: {
        Args: { p_limit: number };
        Returns: {
          id: string;
          user_id: string;
        }[];
      };
      list_open_doors: { Args: Record<PropertyKey, never>; Returns: string[] };
      list_pending_calls: {
        Args: { p_limit: number };
        Returns: {
          call_id: string;
        }[];
      };
      list_reported_clips: {
        Args: { p_limit: number };
        Returns: {
          call_id: string;
          clip_id: string;
          is_live: boolean;
          reason: string;
          reported_at: string;
          reports: number;
        }[];
      };
      list_unsettled_demo_calls: {
        Args: { p_call_id?: string; p_limit: number };
        Returns: {
          call_id: string;
          cost_micro_usd: number;
          duration_ms: number;
          id: string;
          reason: string;
          status: string;
        }[];
      };
      mark_clips_removed: { Args: { p_clip_ids: string[] }; Returns: undefined };
      mark_demo_call_unknown: { Args: { p_id: string }; Returns: undefined };
      mark_vendor_erased: { Args: { p_call_id: string }; Returns: undefined };
      move_watermark: { Args: { p_at: string; p_name: string }; Returns: undefined };
      note_in_queue: {
        Args: { p_note: string; p_ticket_id: string; p_visitor_id: string };
        Returns: boolean;
      };
      poll_queue: {
        Args: { p_rules: Json; p_ticket_id: string; p_visitor_id: string };
        Returns: {
          can_hold: boolean;
          expires_at: string;
          note: string;
          p10_seconds: number;
          p90_seconds: number;
          place: number;
          state: string;
          ticket_id: string;
        }[];
      };
      process_calls: {
        Args: { p_call_ids: string[]; p_max_attempts: number; p_max_backoff_seconds: number };
        Returns: {
          call_id: string;
          is_put_off: boolean;
          is_unsettled: boolean;
        }[];
      };
      purge_demo_contacts: { Args: { p_days: number }; Returns: number };
      purge_feedback_contacts: { Args: { p_days: number }; Returns: number };
      purge_inbox_bodies: { Args: { p_days: number; p_limit: number }; Returns: number };
      put_off_clip: {
        Args: {
          p_clip_id: string;
          p_failure: string;
          p_lease_id: string;
          p_retry_seconds: number;
          p_tries: number;
        };
        Returns: string;
      };
      read_ops: { Args: { p_from: string; p_grace_seconds: number; p_to: string }; Returns: Json };
      read_ops_call: { Args: { p_call_id: string }; Returns: Json };
      reconcile_slots: {
        Args: { p_vendor_calls: number; p_vendor_limit: number };
        Returns: {
          call_id: string;
          drift: number;
        }[];
      };
      record_demo_call: {
        Args: { p_call_id: string; p_id: string; p_micro_usd: number; p_seconds: number };
        Returns: undefined;
      };
      record_web_call: {
        Args: { p_agent_id: string; p_agent_version: number; p_call_id: string; p_claim_id: string };
        Returns: undefined;
      };
      release_demo_claim: { Args: { p_id: string }; Returns: undefined };
      rename_my_call: { Args: { p_call_id: string; p_title: string }; Returns: undefined };
      replay_dead_letter: { Args: { p_id: number }; Returns: string };
      report_clip: {
        Args: { p_reason?: string; p_reporter_hash: string; p_token_hash: string };
        Returns: boolean;
      };
      revoke_my_clip: { Args: { p_clip_id: string }; Returns: undefined };
      set_my_clip_expiry: { Args: { p_clip_id: string; p_days: number }; Returns: undefined };
      set_my_settings: {
        Args: {
          p_consent_version: string;
          p_display_name: string;
          p_keep_calls: boolean;
          p_remember: boolean;
        };
        Returns: undefined;
      };
      settle_demo_call: {
        Args: {
          p_address_held: boolean;
          p_id: string;
          p_micro_usd: number;
          p_phone_held: boolean;
          p_seconds: number;
        };
        Returns: boolean;
      };
      settle_ops_days: { Args: { p_most: number }; Returns: number };
      settle_sign_in_code: { Args: { p_email_hash: string; p_was_sent: boolean }; Returns: undefined };
      start_clip: {
        Args: { p_clip: Json; p_owner_id: string; p_per_day: number };
        Returns: {
          clip_id: string;
          outcome: string;
          retry_after_seconds: number;
        }[];
      };
      start_my_deletion: { Args: { p_limit: number }; Returns: string };
      sweep_queue: { Args: { p_days: number; p_rules: Json }; Returns: number };
      take_clip: {
        Args: { p_clip_id: string; p_lease_seconds: number };
        Returns: {
          attempt: number;
          call_id: string;
          decisions: Json;
          end_seconds: number;
          exchange_index: number;
          format: string;
          is_anonymized: boolean;
          lease_id: string;
          recording_multi_channel_url: string;
          recording_url: string;
          start_seconds: number;
          transcript: Json;
          words_hash: string;
        }[];
      };
      take_clip_removals: {
        Args: { p_limit: number; p_retry_seconds: number };
        Returns: {
          clip_id: string;
        }[];
      };
      take_deletion_calls: {
        Args: { p_deletion_id: string; p_limit: number; p_retry_seconds: number };
        Returns: {
          call_id: string;
        }[];
      };
      take_down_clip: { Args: { p_clip_id: string }; Returns: boolean };
      take_down_reported_clip: { Args: { p_clip_id: string }; Returns: boolean };
      take_overdue_calls: {
        Args: { p_limit: number; p_never_joined_seconds: number; p_silent_seconds: number };
        Returns: {
          call_id: string;
        }[];
      };
      take_overrunning_calls: {
        Args: { p_limit: number; p_overrun_seconds: number };
        Returns: {
          call_id: string;
        }[];
      };
      take_sign_in_code: { Args: { p_email_hash: string; p_per_hour: number }; Returns: number };
      take_unsettled_demo_intents: {
        Args: { p_late_seconds: number; p_limit: number; p_seconds: number; p_watched_seconds: number };
        Returns: {
          id: string;
          is_failed: boolean;
          is_over: boolean;
        }[];
      };
      tidy_clips: { Args: { p_forget_days: number }; Returns: undefined };
      use_sign_in_code: { Args: { p_code_hash: string; p_email_hash: string }; Returns: undefined };
      write_demo_intent: {
        Args: {
          p_address_hash: string;
          p_consent_version: string;
          p_email_sealed: string;
          p_id: string;
          p_phone_hash: string;
          p_reserved_micro_usd: number;
          p_reserved_seconds: number;
          p_rules: Json;
          p_user_agent: string;
        };
        Returns: string;
      };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema["Tables"]
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema["Enums"]
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema["CompositeTypes"]
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
