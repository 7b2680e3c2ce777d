export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: { [_ in never]: never };
    Views: { [_ in never]: never };
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
      erase_old_calls: { Args: { p_hours: number; p_limit: number }; Returns: { call_id: string }[] };
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
      list_pending_calls: { Args: { p_limit: number }; Returns: { call_id: string }[] };
      mark_vendor_erased: { Args: { p_call_id: string }; Returns: undefined };
      process_call_events: { Args: { p_call_id: string; p_max_backoff_seconds: number }; Returns: number };
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
      take_overdue_calls: {
        Args: { p_limit: number; p_never_joined_seconds: number; p_silent_seconds: number };
        Returns: { call_id: string }[];
      };
    };
    Enums: { [_ in never]: never };
    CompositeTypes: { [_ in never]: never };
  };
};
