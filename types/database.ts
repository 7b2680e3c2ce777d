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
      apply_call_readback: { Args: { p_call_id: string; p_facts: Json; p_rank: number }; Returns: undefined };
      block_number: { Args: { p_phone_hash: string }; Returns: undefined };
      claim_demo_call: {
        Args: { p_key_hash: string; p_phone_hash: string };
        Returns: {
          call_id: string;
          id: string;
          is_blocked: boolean;
          outcome: string;
        }[];
      };
      erase_old_calls: {
        Args: { p_hours: number; p_limit: number };
        Returns: {
          call_id: string;
        }[];
      };
      fail_demo_call: { Args: { p_id: string }; Returns: undefined };
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
      get_visitor_call: {
        Args: { p_call_id: string; p_visitor_id: string };
        Returns: {
          call_id: string;
          created_at: string;
          duration_ms: number;
          ended_at: string;
          has_recording: boolean;
          is_analyzed: boolean;
          is_erased: boolean;
          kind: string;
          reason: string;
          sentiment: string;
          started_at: string;
          status: string;
          summary: string;
          transcript: Json;
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
      list_pending_calls: {
        Args: { p_limit: number };
        Returns: {
          call_id: string;
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
      mark_demo_call_unknown: { Args: { p_id: string }; Returns: undefined };
      mark_vendor_erased: { Args: { p_call_id: string }; Returns: undefined };
      process_call_events: { Args: { p_call_id: string; p_max_backoff_seconds: number }; Returns: number };
      purge_demo_contacts: { Args: { p_days: number }; Returns: number };
      record_demo_call: {
        Args: { p_call_id: string; p_id: string; p_micro_usd: number; p_seconds: number };
        Returns: undefined;
      };
      record_web_call: {
        Args: {
          p_agent_id: string;
          p_agent_version: number;
          p_call_id: string;
          p_max_duration_seconds: number;
          p_visitor_id: string;
        };
        Returns: undefined;
      };
      release_demo_claim: { Args: { p_id: string }; Returns: undefined };
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
      take_overdue_calls: {
        Args: { p_limit: number; p_never_joined_seconds: number; p_silent_seconds: number };
        Returns: {
          call_id: string;
        }[];
      };
      take_unsettled_demo_intents: {
        Args: { p_late_seconds: number; p_limit: number; p_seconds: number; p_watched_seconds: number };
        Returns: {
          id: string;
          is_failed: boolean;
          is_over: boolean;
        }[];
      };
      write_demo_intent: {
        Args: {
          p_address_hash: string;
          p_capacity: number;
          p_consent_version: string;
          p_email_sealed: string;
          p_id: string;
          p_phone_hash: string;
          p_reserved_micro_usd: number;
          p_reserved_seconds: number;
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
