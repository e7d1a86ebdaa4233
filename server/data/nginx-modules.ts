// Directives of third-party modules that people meet: contexts and counts as in the command tables of the modules' own sources.

/** A module by its common name. Each row: contexts | counts (`{}`: with a block, `flag`: on or off) | names. */
export type ThirdPartyModule = { readonly url: string; readonly rows: readonly string[] };

export const thirdPartyModules: Readonly<Record<string, ThirdPartyModule>> = {
  'array-var': {
    url: 'https://github.com/openresty/array-var-nginx-module',
    rows: [
      'http, server, location, if in server, if in location | 2+ | array_split',
      'http, server, location, if in server, if in location | 2,3 | array_map array_map_op array_join',
    ],
  },
  'auth-ldap': {
    url: 'https://github.com/kvspb/nginx-auth-ldap',
    rows: [
      'http | 1 {} | ldap_server',
      'http | 1 flag | auth_ldap_cache_enabled',
      'http | 1 | auth_ldap_cache_expiration_time auth_ldap_cache_size auth_ldap_servers_size',
      'http, server, location, limit_except | 1 | auth_ldap',
      'http, server, location, limit_except | 0+ | auth_ldap_servers',
    ],
  },
  'auth-pam': {
    url: 'https://github.com/sto/ngx_http_auth_pam_module',
    rows: [
      'http, server, location, limit_except | 1 | auth_pam auth_pam_service_name',
      'http, server, location, limit_except | 1 flag | auth_pam_set_pam_env',
    ],
  },
  'auth-spnego': {
    url: 'https://github.com/stnoonan/spnego-http-auth-nginx-module',
    rows: [
      'http, server, location, limit_except | 1 flag | auth_gss auth_gss_format_full auth_gss_force_realm auth_gss_allow_basic_fallback auth_gss_map_to_local auth_gss_delegate_credentials auth_gss_constrained_delegation',
      'http | 1 | auth_gss_zone_name',
      'http, server, location, limit_except | 1 | auth_gss_realm auth_gss_keytab auth_gss_service_ccache auth_gss_service_name',
      'http, server, location, limit_except | 1+ | auth_gss_authorized_principal auth_gss_authorized_principal_regex',
    ],
  },
  brotli: {
    url: 'https://github.com/google/ngx_brotli',
    rows: [
      'http, server, location, if in location | 1 flag | brotli',
      'http, server, location | 2 | brotli_buffers',
      'http, server, location | 1+ | brotli_types',
      'http, server, location | 1 | brotli_comp_level brotli_window brotli_min_length brotli_static',
    ],
  },
  'cache-purge': {
    url: 'https://github.com/nginx-modules/ngx_cache_purge',
    rows: [
      'http, server, location | 1+ | fastcgi_cache_purge proxy_cache_purge scgi_cache_purge uwsgi_cache_purge',
      'http, server, location | 1 | cache_purge_response_type',
      'http | 1 | cache_purge_background_queue cache_purge_queue_size cache_purge_batch_size cache_purge_throttle_ms cache_purge_legacy_status cache_purge_vary_aware',
    ],
  },
  concat: {
    url: 'https://github.com/alibaba/nginx-http-concat',
    rows: [
      'http, server, location | 1 flag | concat concat_unique concat_ignore_file_error',
      'http, server, location | 1 | concat_max_files concat_delimiter',
      'http, server, location | 1+ | concat_types',
    ],
  },
  'dav-ext': {
    url: 'https://github.com/arut/nginx-dav-ext-module',
    rows: ['http, server, location | 1+ | dav_ext_methods', 'http | 1,2 | dav_ext_lock_zone', 'http, server, location | 1 | dav_ext_lock'],
  },
  echo: {
    url: 'https://github.com/openresty/echo-nginx-module',
    rows: [
      'location, if in location | 0+ | echo echo_before_body echo_after_body',
      'location, if in location | 0 | echo_request_body echo_flush echo_reset_timer echo_read_request_body echo_end echo_abort_parent',
      'location, if in location | 1 | echo_sleep echo_blocking_sleep echo_status',
      'location, if in location | 1,2 | echo_location_async echo_location echo_exec',
      'location, if in location | 2+ | echo_subrequest_async echo_subrequest echo_duplicate echo_foreach_split',
    ],
  },
  'encrypted-session': {
    url: 'https://github.com/openresty/encrypted-session-nginx-module',
    rows: [
      'http, server, location, if in server, if in location | 1 | encrypted_session_key encrypted_session_iv encrypted_session_expires',
      'http, server, location, if in server, if in location | 1,2 | set_encrypt_session set_decrypt_session',
    ],
  },
  'enhanced-memcached': {
    url: 'https://github.com/bpaquet/ngx_http_enhanced_memcached_module',
    rows: [
      'location, if in location | 1 | enhanced_memcached_pass',
      'location | 1 flag | enhanced_memcached_hash_keys_with_md5 enhanced_memcached_allow_put enhanced_memcached_allow_delete enhanced_memcached_stats enhanced_memcached_flush enhanced_memcached_flush_namespace',
      'http, server, location | 1 | enhanced_memcached_bind enhanced_memcached_connect_timeout enhanced_memcached_send_timeout enhanced_memcached_buffer_size enhanced_memcached_read_timeout',
    ],
  },
  fancyindex: {
    url: 'https://github.com/aperezdc/ngx-fancyindex',
    rows: [
      'http, server, location | 1 flag | fancyindex fancyindex_case_sensitive fancyindex_directories_first fancyindex_localtime fancyindex_exact_size fancyindex_hide_symlinks fancyindex_show_path fancyindex_show_dotfiles fancyindex_hide_parent_dir',
      'http, server, location | 1 | fancyindex_default_sort fancyindex_css_href fancyindex_time_format',
      'http, server, location | 1,2 | fancyindex_header fancyindex_footer',
      'http, server, location | 1+ | fancyindex_ignore',
    ],
  },
  'form-input': {
    url: 'https://github.com/calio/form-input-nginx-module',
    rows: ['http, server, location | 1,2 | set_form_input set_form_input_multi'],
  },
  geoip2: {
    url: 'https://github.com/leev/ngx_http_geoip2_module',
    rows: ['http | 1 {} | geoip2', 'stream | 1 {} | geoip2', 'http | 1 | geoip2_proxy', 'http | 1 flag | geoip2_proxy_recursive'],
  },
  'headers-more': {
    url: 'https://github.com/openresty/headers-more-nginx-module',
    rows: [
      'http, server, location, if in location | 1+ | more_set_headers more_clear_headers more_set_input_headers more_clear_input_headers',
    ],
  },
  lua: {
    url: 'https://github.com/openresty/lua-nginx-module',
    rows: [
      'http | 1 | lua_load_resty_core lua_thread_cache_max_entries lua_max_running_timers lua_max_pending_timers lua_capture_error_log lua_regex_cache_max_entries lua_regex_match_limit lua_package_cpath lua_package_path init_by_lua init_by_lua_file init_worker_by_lua init_worker_by_lua_file exit_worker_by_lua_file ssl_session_store_by_lua_file ssl_session_fetch_by_lua_file lua_malloc_trim lua_worker_thread_vm_pool_size',
      'http | 2 | lua_shared_dict',
      'http | 1 flag | lua_sa_restart precontent_by_lua_no_postpone rewrite_by_lua_no_postpone access_by_lua_no_postpone',
      'http, server, location, if in location | 1 | lua_code_cache rewrite_by_lua access_by_lua precontent_by_lua_file log_by_lua rewrite_by_lua_file access_by_lua_file log_by_lua_file header_filter_by_lua header_filter_by_lua_file body_filter_by_lua body_filter_by_lua_file lua_socket_keepalive_timeout lua_socket_connect_timeout lua_socket_send_timeout lua_socket_send_lowat lua_socket_buffer_size lua_socket_pool_size lua_socket_read_timeout',
      'http, server, location, if in location | 1 flag | lua_need_request_body lua_transform_underscores_in_response_headers lua_socket_log_errors lua_http10_buffering lua_check_client_abort lua_use_default_type',
      'http | 0 {} | init_by_lua_block init_worker_by_lua_block exit_worker_by_lua_block ssl_session_store_by_lua_block ssl_session_fetch_by_lua_block',
      'server, location, if in server, if in location | 1 {} | set_by_lua_block',
      'server, location, if in server, if in location | 2+ | set_by_lua set_by_lua_file',
      'http, server | 0 {} | server_rewrite_by_lua_block ssl_client_hello_by_lua_block ssl_certificate_by_lua_block',
      'http, server | 1 | server_rewrite_by_lua_file ssl_client_hello_by_lua_file ssl_certificate_by_lua_file',
      'http, server, location, if in location | 0 {} | rewrite_by_lua_block access_by_lua_block precontent_by_lua_block log_by_lua_block header_filter_by_lua_block body_filter_by_lua_block',
      'location, if in location | 1 | content_by_lua content_by_lua_file proxy_ssl_certificate_by_lua_file proxy_ssl_verify_by_lua_file',
      'location, if in location | 0 {} | content_by_lua_block proxy_ssl_certificate_by_lua_block proxy_ssl_verify_by_lua_block',
      'upstream | 0 {} | balancer_by_lua_block',
      'upstream | 1 | balancer_by_lua_file balancer_keepalive',
      'http, server, location | 1+ | lua_ssl_protocols',
      'http, server, location | 1 | lua_ssl_ciphers lua_ssl_verify_depth lua_ssl_certificate lua_ssl_certificate_key lua_ssl_trusted_certificate lua_ssl_crl lua_ssl_key_log',
      'location, if in location | 1 flag | lua_upstream_skip_openssl_default_verify',
      'http, server, location | 2 | lua_ssl_conf_command',
    ],
  },
  memc: {
    url: 'https://github.com/openresty/memc-nginx-module',
    rows: [
      'http, server, location, if in location | 1+ | memc_cmds_allowed',
      'location, if in location | 1 | memc_pass',
      'http, server, location | 1 | memc_connect_timeout memc_send_timeout memc_read_timeout memc_buffer_size memc_upstream_max_fails memc_upstream_fail_timeout',
      'http, server, location | 1+ | memc_next_upstream',
      'location, if in location | 1 flag | memc_flags_to_last_modified memc_ignore_client_abort',
    ],
  },
  modsecurity: {
    url: 'https://github.com/owasp-modsecurity/ModSecurity-nginx',
    rows: [
      'http, server, location | 1 flag | modsecurity',
      'http, server, location | 1 | modsecurity_rules modsecurity_rules_file',
      'http, server, location | 2 | modsecurity_rules_remote',
      'http, server, location | 1+ | modsecurity_transaction_id',
    ],
  },
  naxsi: {
    url: 'https://github.com/nbs-system/naxsi',
    rows: [
      'http | 1+ | MainRule main_rule',
      'http, server, location, limit_except | 1+ | BasicRule basic_rule DeniedUrl denied_url IgnoreIP IgnoreCIDR CheckRule check_rule NaxsiLogFile naxsi_log',
      'http, server, location, limit_except | 0 | LearningMode learning_mode SecRulesEnabled rules_enabled SecRulesDisabled rules_disabled LibInjectionSql libinjection_sql LibInjectionXss libinjection_xss',
    ],
  },
  nchan: {
    url: 'https://github.com/slact/nchan',
    rows: [
      'server, location, if in location | 1-7 | nchan_channel_id nchan_pubsub_channel_id nchan_publisher_channel_id nchan_pub_channel_id nchan_subscriber_channel_id nchan_sub_channel_id',
      'server, location, if in location | 1 | nchan_publisher_upstream_request nchan_channel_id_split_delimiter nchan_longpoll_multipart_response nchan_eventsource_event nchan_eventsource_ping_comment nchan_eventsource_ping_event nchan_eventsource_ping_data nchan_eventsource_ping_interval nchan_subscriber_message_id_custom_etag_header nchan_subscriber_http_raw_stream_separator nchan_subscriber_first_message nchan_websocket_ping_interval nchan_authorize_request nchan_subscribe_request nchan_unsubscribe_request nchan_channel_group push_channel_group nchan_channel_events_channel_id nchan_channel_event_string push_min_message_buffer_length push_subscriber_concurrency',
      'server, location | 1 | nchan_deflate_message_for_websocket nchan_subscriber_info_string nchan_redis_upstream_stats',
      'server, location, if in location | 0-6 | nchan_pubsub nchan_pubsub_location',
      'location | 0 | nchan_subscriber_info nchan_stub_status nchan_benchmark',
      'server, location, if in location | 0-5 | nchan_subscriber push_subscriber nchan_subscriber_location',
      'server, location, if in location | 1 flag | nchan_subscriber_compound_etag_message_id',
      'server, location, if in location | 1-5 | nchan_subscriber_last_message_id',
      'server, location, if in location | 2 | nchan_websocket_client_heartbeat',
      'server, location, if in location | 0-2 | nchan_publisher push_publisher nchan_publisher_location',
      'http, server, location, if in location | 1 | nchan_subscriber_timeout push_subscriber_timeout nchan_store_messages push_store_messages nchan_access_control_allow_origin',
      'http | 1 | nchan_message_temp_path nchan_shared_memory_size push_max_reserved_memory nchan_max_reserved_memory nchan_permessage_deflate_compression_level nchan_permessage_deflate_compression_strategy nchan_permessage_deflate_compression_window nchan_permessage_deflate_compression_memlevel nchan_redis_publish_msgpacked_max_size nchan_redis_fakesub_timer_interval',
      'http, server, location | 1 | nchan_redis_url nchan_redis_pass nchan_use_redis nchan_redis_wait_after_connecting nchan_redis_idle_channel_cache_timeout nchan_message_timeout push_message_timeout nchan_message_buffer_length push_max_message_buffer_length push_message_buffer_length nchan_message_max_buffer_length nchan_max_channel_id_length push_max_channel_id_length nchan_max_channel_subscribers push_max_channel_subscribers nchan_channel_timeout push_channel_timeout nchan_storage_engine',
      'http, server, location | 1 flag | nchan_redis_pass_inheritable nchan_subscribe_existing_channels_only push_authorized_channels_only',
      'upstream | 1-7 | nchan_redis_discovered_ip_range_blacklist',
      'upstream | 1,2 | nchan_redis_server nchan_redis_subscribe_weights',
      'http, server, location, upstream | 1 | nchan_redis_storage_mode nchan_redis_ping_interval nchan_redis_namespace',
      'http, server, upstream | 1 flag | nchan_redis_nostore_fastpublish',
      'upstream | 1 | nchan_redis_username nchan_redis_password nchan_redis_ssl_client_certificate nchan_redis_tls_client_certificate nchan_redis_ssl_client_certificate_key nchan_redis_ssl_server_name nchan_redis_tls_server_name nchan_redis_ssl_trusted_certificate nchan_redis_tls_trusted_certificate nchan_redis_ssl_trusted_certificate_path nchan_redis_tls_trusted_certificate_path nchan_redis_ssl_ciphers nchan_redis_tls_ciphers nchan_redis_connect_timeout nchan_redis_node_connect_timeout nchan_redis_cluster_connect_timeout nchan_redis_cluster_max_failing_time nchan_redis_reconnect_delay nchan_redis_reconnect_delay_min nchan_redis_reconnect_delay_jitter nchan_redis_reconnect_delay_backoff nchan_redis_reconnect_delay_max nchan_redis_idle_channel_keepalive_safety_margin nchan_redis_idle_channel_keepalive_min nchan_redis_idle_channel_keepalive_jitter nchan_redis_idle_channel_keepalive_backoff nchan_redis_idle_channel_keepalive_max nchan_redis_cluster_check_interval_min nchan_redis_cluster_check_interval nchan_redis_cluster_check_interval_jitter nchan_redis_cluster_check_interval_backoff nchan_redis_cluster_check_interval_max nchan_redis_cluster_recovery_delay nchan_redis_cluster_recovery_delay_min nchan_redis_cluster_recovery_delay_jitter nchan_redis_cluster_recovery_delay_backoff nchan_redis_cluster_recovery_delay_max nchan_redis_command_timeout nchan_redis_retry_commands_max_wait nchan_redis_optimize_target',
      'upstream | 1 flag | nchan_redis_ssl nchan_redis_tls nchan_redis_ssl_verify_certificate nchan_redis_tls_verify_certificate nchan_redis_load_scripts_unconditionally nchan_redis_accurate_subscriber_count nchan_redis_retry_commands nchan_redis_upstream_stats_enabled nchan_redis_upstream_stats_disconnected_timeout',
      'http, server, location, if in location | 1 flag | nchan_access_control_allow_credentials',
      'server, location | 1 flag | nchan_channel_group_accounting',
      'location | 0-3 | nchan_group_location',
      'location | 1 | nchan_group_max_channels nchan_group_max_messages nchan_group_max_messages_memory nchan_group_max_messages_disk nchan_group_max_subscribers nchan_benchmark_time nchan_benchmark_messages_per_channel_per_minute nchan_benchmark_message_padding_bytes nchan_benchmark_channels nchan_benchmark_subscribers_per_channel nchan_benchmark_subscriber_distribution nchan_benchmark_publisher_distribution',
    ],
  },
  pagespeed: {
    url: 'https://github.com/apache/incubator-pagespeed-ngx',
    rows: ['http | 1-5 | pagespeed', 'server | 1-5 | pagespeed', 'location, if in location | 1-5 | pagespeed'],
  },
  passenger: {
    url: 'https://github.com/phusion/passenger',
    rows: [
      'http | 1 | passenger_root passenger_abort_on_startup_error passenger_dump_config_manifest passenger_log_level passenger_log_file passenger_disable_log_prefix passenger_file_descriptor_log_file passenger_data_buffer_dir passenger_socket_backlog passenger_core_file_descriptor_ulimit passenger_disable_security_update_check passenger_security_update_check_proxy passenger_disable_anonymous_telemetry passenger_anonymous_telemetry_proxy passenger_pre_start passenger_instance_registry_dir passenger_spawn_dir passenger_turbocaching passenger_user_switching passenger_default_user passenger_default_group passenger_max_pool_size passenger_pool_idle_time passenger_response_buffer_high_watermark passenger_stat_throttle_rate passenger_show_version_in_header passenger_max_instances_per_app passenger_admin_panel_url passenger_admin_panel_auth_type passenger_admin_panel_username passenger_admin_panel_password passenger_fly_with passenger_debug_log_file passenger_analytics_log_user passenger_analytics_log_group union_station_gateway_address union_station_gateway_port union_station_gateway_cert union_station_proxy_address',
      'http | 2 | passenger_ctl',
      'http, server, location, if in location | 1 | passenger_app_file_descriptor_ulimit passenger_ruby passenger_python passenger_nodejs passenger_meteor_app_settings passenger_app_env passenger_friendly_error_pages passenger_custom_error_page passenger_min_instances passenger_start_timeout passenger_user passenger_group passenger_app_group_name passenger_monitor_log_file passenger_app_root passenger_app_rights passenger_debugger passenger_max_preloader_idle_time passenger_spawn_method passenger_direct_instance_request_address passenger_load_shell_envvars passenger_preload_bundler passenger_max_request_queue_size passenger_app_type passenger_startup_file passenger_app_start_command passenger_restart_dir passenger_abort_websockets_on_process_shutdown passenger_force_max_concurrent_requests_per_process passenger_enabled passenger_max_requests passenger_base_uri passenger_document_root passenger_temp_path passenger_pass_header passenger_headers_hash_max_size passenger_headers_hash_bucket_size passenger_ignore_client_abort passenger_read_timeout passenger_buffer_response passenger_buffer_size passenger_busy_buffers_size passenger_request_buffering passenger_intercept_errors passenger_request_queue_overflow_status_code passenger_spawn_exception_status_code passenger_buffer_upload passenger_sticky_sessions passenger_sticky_sessions_cookie_name passenger_sticky_sessions_cookie_attributes passenger_vary_turbocache_by_cookie passenger_max_instances passenger_memory_limit passenger_concurrency_model passenger_thread_count passenger_rolling_restarts passenger_resist_deployment_errors passenger_max_request_time passenger_max_request_queue_time passenger_app_log_file rails_spawn_method rails_env rack_env rails_app_spawner_idle_time rails_framework_spawner_idle_time passenger_use_global_queue union_station_key union_station_support union_station_filter',
      'http, server, location, if in location | 2 | passenger_env_var passenger_set_header passenger_buffers',
      'http, server, location, if in location | 1+ | passenger_ignore_headers',
    ],
  },
  'proxy-connect': {
    url: 'https://github.com/chobits/ngx_http_proxy_connect_module',
    rows: [
      'server | 0 | proxy_connect',
      'server | 1+ | proxy_connect_allow',
      'http, server | 1 | proxy_connect_data_timeout proxy_connect_read_timeout proxy_connect_send_timeout proxy_connect_connect_timeout proxy_connect_send_lowat proxy_connect_address proxy_connect_response',
      'http, server | 1,2 | proxy_connect_bind',
    ],
  },
  'push-stream': {
    url: 'https://github.com/wandenberg/nginx-push-stream-module',
    rows: [
      'location | 0 | push_stream_channels_statistics',
      'location | 0,1 | push_stream_publisher push_stream_subscriber',
      'http | 1,2 | push_stream_shared_memory_size',
      'http | 1 | push_stream_channel_deleted_message_text push_stream_channel_inactivity_time push_stream_ping_message_text push_stream_message_ttl push_stream_max_subscribers_per_channel push_stream_max_messages_stored_per_channel push_stream_max_channel_id_length push_stream_max_number_of_channels push_stream_max_number_of_wildcard_channels push_stream_wildcard_channel_prefix push_stream_events_channel_id',
      'http | 1 flag | push_stream_timeout_with_body',
      'http, server, location, if in location | 1 | push_stream_channels_path push_stream_last_received_message_time push_stream_last_received_message_tag push_stream_last_event_id',
      'http, server, location, if in location | 1 flag | push_stream_store_messages push_stream_allow_connections_to_events_channel',
      'http, server, location | 1 flag | push_stream_channel_info_on_publish push_stream_authorized_channels_only push_stream_websocket_allow_publish',
      'http, server, location | 1 | push_stream_header_template_file push_stream_header_template push_stream_message_template push_stream_footer_template push_stream_wildcard_channel_max_qtd push_stream_ping_message_interval push_stream_subscriber_connection_ttl push_stream_longpolling_connection_ttl push_stream_user_agent push_stream_padding_by_user_agent push_stream_allowed_origins',
    ],
  },
  'rds-json': {
    url: 'https://github.com/openresty/rds-json-nginx-module',
    rows: [
      'http, server, location, if in location | 1 | rds_json rds_json_root rds_json_success_property rds_json_errcode_key rds_json_errstr_key rds_json_format rds_json_content_type rds_json_buffer_size',
      'http, server, location, if in location | 2 | rds_json_user_property',
      'location, if in location | 2+ | rds_json_ret',
    ],
  },
  redis2: {
    url: 'https://github.com/openresty/redis2-nginx-module',
    rows: [
      'location, if in location | 1+ | redis2_query',
      'location, if in location | 1 | redis2_raw_query redis2_literal_raw_query redis2_pass',
      'location, if in location | 2 | redis2_raw_queries',
      'http, server, location | 1 | redis2_bind redis2_connect_timeout redis2_send_timeout redis2_buffer_size redis2_read_timeout',
      'http, server, location | 1+ | redis2_next_upstream',
    ],
  },
  'replace-filter': {
    url: 'https://github.com/openresty/replace-filter-nginx-module',
    rows: [
      'http, server, location, if in location | 2,3 | replace_filter',
      'http, server, location, if in location | 1+ | replace_filter_types replace_filter_last_modified',
      'http, server, location, if in location | 1 | replace_filter_max_buffered_size replace_filter_skip',
    ],
  },
  rtmp: {
    url: 'https://github.com/arut/nginx-rtmp-module',
    rows: [
      'rtmp, rtmp server, rtmp application | 1 flag | dash dash_cleanup dash_nested hls hls_continuous hls_nested hls_cleanup hls_keys play_time_fix publish_time_fix respawn exec_options live interleave wait_key wait_video publish_notify play_restart idle_streams notify_update_strict notify_relay_redirect record_unique record_append record_lock record_notify session_relay',
      'rtmp, rtmp server, rtmp application | 1 | dash_fragment dash_path dash_playlist_length hls_fragment hls_max_fragment hls_path hls_playlist_length hls_muxdelay hls_sync hls_fragment_naming hls_fragment_slicing hls_type hls_max_audio_delay hls_audio_buffer_size hls_base_url hls_fragment_naming_granularity hls_key_path hls_key_url hls_fragments_per_key meta respawn_timeout exec_kill_signal max_connections stream_buckets buffer sync drop_idle_publisher on_publish on_play on_publish_done on_play_done on_done on_record_done on_update notify_method notify_update_timeout play_temp_path play_local_path record_path record_suffix record_max_size record_max_frames record_interval push_reconnect pull_reconnect',
      'rtmp, rtmp server, rtmp application | 1+ | hls_variant exec exec_push exec_pull exec_publish exec_publish_done exec_play exec_play_done exec_record_done exec_static play record',
      'main | 0 {} | rtmp',
      'rtmp, rtmp server, rtmp application | 1,2 | allow deny access_log',
      'main | 1 flag | rtmp_auto_push',
      'main | 1 | rtmp_auto_push_reconnect rtmp_socket_dir',
      'http, server, location | 1+ | rtmp_control rtmp_stat',
      'rtmp | 0 {} | server',
      'rtmp server | 1,2 | listen',
      'rtmp server | 1 {} | application',
      'rtmp, rtmp server | 1 flag | so_keepalive busy',
      'rtmp, rtmp server | 1 | timeout ping ping_timeout max_streams ack_window chunk_size max_message out_queue out_cork buflen netcall_timeout netcall_buffer on_connect on_disconnect relay_buffer',
      'rtmp, rtmp server, rtmp application | 2+ | log_format',
      'rtmp application | 1 {} | recorder',
      'rtmp application | 1+ | push pull',
      'http, server, location | 1 | rtmp_stat_stylesheet',
    ],
  },
  'security-headers': {
    url: 'https://github.com/GetPageSpeed/ngx_security_headers',
    rows: [
      'http, server, location | 1 flag | security_headers hide_server_tokens security_headers_hsts_preload',
      'http, server, location | 1 | security_headers_xss security_headers_frame security_headers_referrer_policy security_headers_corp security_headers_coop security_headers_coep',
      'http, server, location | 1+ | security_headers_text_types',
    ],
  },
  'set-misc': {
    url: 'https://github.com/openresty/set-misc-nginx-module',
    rows: [
      'http, server, location, if in server, if in location | 1,2 | set_encode_base64 set_decode_base64 set_encode_base64url set_decode_base64url set_decode_hex set_encode_hex set_md5 set_sha1 set_unescape_uri set_escape_uri set_quote_sql_str set_quote_pgsql_str set_quote_json_str set_encode_base32 set_decode_base32 set_secure_random_alphanum set_secure_random_lcalpha',
      'http, server, location, if in server, if in location | 3 | set_hmac_sha1 set_hmac_sha256 set_hashed_upstream set_random set_rotate',
      'http, server, location, if in server, if in location | 2 | set_if_empty set_formatted_gmt_time set_formatted_local_time',
      'http, server, location, if in server, if in location | 1 flag | set_misc_base32_padding set_base32_padding',
      'http, server, location, if in server, if in location | 1 | set_base32_alphabet set_local_today',
    ],
  },
  shibboleth: {
    url: 'https://github.com/nginx-shib/nginx-http-shibboleth',
    rows: [
      'http, server, location | 1 | shib_request',
      'http, server, location | 2 | shib_request_set',
      'http, server, location | 1 flag | shib_request_use_headers',
    ],
  },
  'slowfs-cache': {
    url: 'https://github.com/FRiCKLE/ngx_slowfs_cache',
    rows: [
      'http, server, location | 1 | slowfs_cache slowfs_cache_key slowfs_cache_min_uses slowfs_big_file_size',
      'location | 2 | slowfs_cache_purge',
      'http | 2+ | slowfs_cache_path',
      'http, server, location | 1+ | slowfs_cache_valid',
      'http, server, location | 1-4 | slowfs_temp_path',
    ],
  },
  srcache: {
    url: 'https://github.com/openresty/srcache-nginx-module',
    rows: [
      'http, server, location, if in location | 1 | srcache_buffer srcache_store_max_size srcache_fetch_skip srcache_store_skip srcache_header_buffer_size srcache_max_expire srcache_default_expire',
      'http, server, location, if in location | 2,3 | srcache_fetch srcache_store',
      'http, server, location, if in location | 1+ | srcache_store_statuses',
      'http, server, location | 1+ | srcache_methods',
      'http, server, location | 1 flag | srcache_request_cache_control srcache_store_private srcache_store_no_store srcache_store_no_cache srcache_response_cache_control srcache_store_ranges srcache_ignore_content_encoding',
      'http, server, location | 1 | srcache_store_hide_header srcache_store_pass_header',
    ],
  },
  'stream-lua': {
    url: 'https://github.com/openresty/stream-lua-nginx-module',
    rows: [
      'stream | 1 | lua_load_resty_core lua_max_running_timers lua_max_pending_timers lua_capture_error_log lua_regex_cache_max_entries lua_regex_match_limit lua_package_cpath lua_package_path init_by_lua init_by_lua_file init_worker_by_lua init_worker_by_lua_file lua_malloc_trim lua_add_variable',
      'stream | 2 | lua_shared_dict',
      'stream | 1 flag | lua_sa_restart preread_by_lua_no_postpone',
      'stream, stream server | 1 | lua_code_cache preread_by_lua_file log_by_lua_file lua_socket_keepalive_timeout lua_socket_connect_timeout lua_socket_send_timeout lua_socket_send_lowat lua_socket_buffer_size lua_socket_pool_size lua_socket_read_timeout lua_ssl_ciphers ssl_client_hello_by_lua_file ssl_certificate_by_lua_file lua_ssl_verify_depth lua_ssl_certificate lua_ssl_certificate_key lua_ssl_trusted_certificate lua_ssl_crl lua_ssl_key_log',
      'stream, stream server | 1 flag | lua_socket_log_errors lua_check_client_abort',
      'stream | 0 {} | init_by_lua_block init_worker_by_lua_block',
      'stream, stream server | 0 {} | preread_by_lua_block log_by_lua_block ssl_client_hello_by_lua_block ssl_certificate_by_lua_block',
      'stream server | 1 | content_by_lua content_by_lua_file proxy_ssl_certificate_by_lua_file proxy_ssl_verify_by_lua_file',
      'stream server | 0 {} | content_by_lua_block proxy_ssl_certificate_by_lua_block proxy_ssl_verify_by_lua_block',
      'stream upstream | 0 {} | balancer_by_lua_block',
      'stream upstream | 1 | balancer_by_lua_file',
      'stream, stream server | 1+ | lua_ssl_protocols',
      'stream server | 1 flag | lua_upstream_skip_openssl_default_verify',
      'stream, stream server | 2 | lua_ssl_conf_command',
    ],
  },
  sts: {
    url: 'https://github.com/vozlt/nginx-module-sts',
    rows: [
      'http, server, location | 1 flag | stream_server_traffic_status',
      'http | 0,1 | stream_server_traffic_status_zone',
      'server, location | 0,1 | stream_server_traffic_status_display',
      'server, location | 1 | stream_server_traffic_status_display_format stream_server_traffic_status_display_jsonp',
      'http, server, location | 1,2 | stream_server_traffic_status_average_method',
    ],
  },
  'subs-filter': {
    url: 'https://github.com/yaoweibin/ngx_http_substitutions_filter_module',
    rows: [
      'http, server, location | 2+ | subs_filter',
      'http, server, location | 1+ | subs_filter_bypass subs_filter_types',
      'http, server, location | 2 | subs_line_buffer_size subs_buffers',
    ],
  },
  testcookie: {
    url: 'https://github.com/kyprizel/testcookie-nginx-module',
    rows: [
      'http, server, location, if in server, if in location | 1 | testcookie',
      'http, server, location | 1 | testcookie_name testcookie_domain testcookie_path testcookie_expires testcookie_p3p testcookie_samesite testcookie_arg testcookie_session testcookie_secret testcookie_fallback testcookie_max_attempts testcookie_refresh_template testcookie_refresh_status testcookie_refresh_encrypt_cookie_key testcookie_refresh_encrypt_cookie_iv testcookie_secure_flag testcookie_pass',
      'http, server | 0 {} | testcookie_whitelist',
      'http, server, location | 1 flag | testcookie_https_location testcookie_get_only testcookie_redirect_via_refresh testcookie_deny_keepalive testcookie_internal testcookie_refresh_encrypt_cookie testcookie_httponly_flag testcookie_port_in_redirect',
    ],
  },
  upload: {
    url: 'https://github.com/fdintino/nginx-upload-module',
    rows: [
      'http, server, location, if in location, limit_except | 1 | upload_pass upload_buffer_size upload_max_part_header_len upload_max_file_size upload_max_output_body_len upload_pass_form_field',
      'http, server, location, if in location, limit_except | 1-4 | upload_store',
      'http, server, location | 1-4 | upload_state_store',
      'http, server, location, if in location, limit_except | 1-3 | upload_store_access',
      'http, server, location | 1 | upload_merge_buffer_size upload_range_header_buffer_size',
      'http, server, location, if in location, limit_except | 2 | upload_set_form_field upload_aggregate_form_field upload_add_header',
      'http, server, location, if in location, limit_except | 1+ | upload_cleanup',
      'http, server, location, if in location, limit_except | 1 flag | upload_pass_args upload_tame_arrays upload_resumable upload_empty_fiels_names',
      'http, server, location, if in location | 1 | upload_limit_rate',
    ],
  },
  'upload-progress': {
    url: 'https://github.com/masterzen/nginx-upload-progress-module',
    rows: [
      'http | 2 | upload_progress',
      'http, server, location | 2 | track_uploads upload_progress_template',
      'http, server, location | 1 | report_uploads upload_progress_content_type upload_progress_header upload_progress_jsonp_parameter',
      'http, server, location | 0 | upload_progress_java_output upload_progress_json_output upload_progress_jsonp_output',
    ],
  },
  'upstream-check': {
    url: 'https://github.com/yaoweibin/nginx_upstream_check_module',
    rows: [
      'upstream | 1+ | check check_http_expect_alive',
      'upstream | 1 | check_keepalive_requests check_http_send',
      'upstream | 2 | check_fastcgi_param',
      'http | 1 | check_shm_size',
      'server, location | 0,1 | check_status',
    ],
  },
  'upstream-fair': {
    url: 'https://github.com/gnosek/nginx-upstream-fair',
    rows: ['upstream | 0+ | fair', 'http | 1 | upstream_fair_shm_size'],
  },
  'upstream-jdomain': {
    url: 'https://github.com/wdaike/ngx_upstream_jdomain',
    rows: ['upstream | 1+ | jdomain'],
  },
  vod: {
    url: 'https://github.com/kaltura/nginx-vod-module',
    rows: [
      'location | 1 | vod',
      'http, server, location | 1 | vod_mode vod_multi_uri_suffix vod_segment_duration vod_live_window_duration vod_bootstrap_segment_durations vod_gop_look_ahead vod_gop_look_behind vod_segment_count_policy vod_manifest_duration_policy vod_manifest_segment_durations_mode vod_secret_key vod_encryption_iv_seed vod_base_url vod_segments_base_url vod_initial_read_size vod_max_metadata_size vod_max_frames_size vod_max_frame_count vod_segment_max_frame_count vod_cache_buffer_size vod_max_upstream_headers_size vod_upstream_location vod_remote_upstream_location vod_upstream_extra_args vod_path_response_prefix vod_path_response_postfix vod_max_mapping_response_size vod_notification_uri vod_dynamic_clip_map_uri vod_source_clip_map_uri vod_redirect_segments_url vod_media_set_map_uri vod_apply_dynamic_mapping vod_media_set_override_json vod_fallback_upstream_location vod_proxy_header_name vod_proxy_header_value vod_expires vod_expires_live vod_expires_live_time_dependent vod_last_modified vod_drm_clear_lead_segment_count vod_drm_max_info_length vod_drm_upstream_location vod_drm_request_uri vod_min_single_nalu_per_frame_segment vod_clip_to_param_name vod_clip_from_param_name vod_tracks_param_name vod_time_shift_param_name vod_speed_param_name vod_lang_param_name vod_performance_counters',
      'location | 0 | vod_status',
      'http, server, location | 1 flag | vod_align_segments_to_key_frames vod_force_playlist_type_vod vod_force_continuous_timestamps vod_force_sequence_index vod_ignore_edit_list vod_parse_hdlr_name vod_parse_udta_name vod_drm_enabled vod_drm_single_key',
      'http, server, location | 1-3 | vod_metadata_cache vod_response_cache vod_live_response_cache vod_mapping_cache vod_live_mapping_cache vod_dynamic_mapping_cache vod_drm_info_cache',
      'http, server, location | 1+ | vod_last_modified_types',
      'http, server, location | 2 | vod_output_buffer_pool',
      'http, server, location | 0,1 | vod_open_file_thread_pool',
    ],
  },
  vts: {
    url: 'https://github.com/vozlt/nginx-module-vts',
    rows: [
      'http, server, location | 1 flag | vhost_traffic_status vhost_traffic_status_filter vhost_traffic_status_filter_by_host vhost_traffic_status_filter_check_duplicate vhost_traffic_status_limit vhost_traffic_status_limit_check_duplicate vhost_traffic_status_bypass_limit vhost_traffic_status_bypass_stats',
      'http, server, location | 1,2 | vhost_traffic_status_filter_by_set_key vhost_traffic_status_limit_traffic vhost_traffic_status_average_method',
      'http | 1+ | vhost_traffic_status_filter_max_node vhost_traffic_status_measure_status_codes',
      'http, server, location | 2,3 | vhost_traffic_status_limit_traffic_by_set_key',
      'http | 0,1 | vhost_traffic_status_zone',
      'http | 1,2 | vhost_traffic_status_dump',
      'server, location | 0,1 | vhost_traffic_status_display',
      'server, location | 1 | vhost_traffic_status_display_format vhost_traffic_status_display_jsonp vhost_traffic_status_display_sum_key',
      'http, server, location, if in location | 2 | vhost_traffic_status_set_by_filter',
      'http, server, location | 1+ | vhost_traffic_status_histogram_buckets vhost_traffic_status_ignore_status',
      'http | 1 flag | vhost_traffic_status_stats_by_upstream',
    ],
  },
  xss: {
    url: 'https://github.com/openresty/xss-nginx-module',
    rows: [
      'http, server, location, if in location | 1 | xss_get xss_callback_arg',
      'http, server, location, if in location | 1+ | xss_input_types xss_output_type',
      'http, server, location, if in location | 1 flag | xss_check_status xss_override_status',
    ],
  },
  zstd: {
    url: 'https://github.com/tokers/zstd-nginx-module',
    rows: [
      'http, server, location, if in location | 1 flag | zstd',
      'http, server, location | 1 | zstd_comp_level zstd_static',
      'http, server, location | 1+ | zstd_types zstd_min_length',
      'http, server, location | 2 | zstd_buffers',
      'http | 1 | zstd_dict_file',
    ],
  },
};
