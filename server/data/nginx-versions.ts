// The first mainline release whose command table has a directive, read from the tags of nginx's own repository (1.1.0 to 1.31.5).
// What is older than 1.1.0 is not here.

export type Area = 'main' | 'events' | 'http' | 'upstream' | 'stream' | 'stream upstream' | 'mail';

/** By version, by area (`http` stands for http, server, location, if and limit_except; `stream` and `mail` for their server too): names. */
export const firstReleases: Readonly<Record<string, Readonly<Partial<Record<Area, string>>>>> = {
  '1.1.2': {
    http: 'max_ranges',
  },
  '1.1.3': {
    http: 'mp4 mp4_buffer_size mp4_max_buffer_size',
  },
  '1.1.4': {
    events: 'worker_aio_requests',
    http: 'fastcgi_keep_conn proxy_http_version',
    upstream: 'keepalive',
  },
  '1.1.5': {
    http: 'scgi_buffering uwsgi_buffering',
  },
  '1.1.8': {
    http: 'image_filter_sharpen limit_conn_zone',
  },
  '1.1.12': {
    http: 'fastcgi_cache_lock fastcgi_cache_lock_timeout proxy_cache_lock proxy_cache_lock_timeout scgi_cache_lock scgi_cache_lock_timeout uwsgi_cache_lock uwsgi_cache_lock_timeout',
    main: 'pcre_jit',
  },
  '1.1.15': {
    http: 'disable_symlinks proxy_cookie_domain proxy_cookie_path',
  },
  '1.1.18': {
    http: 'xslt_param xslt_string_param',
  },
  '1.3.0': {
    http: 'geoip_proxy geoip_proxy_recursive real_ip_recursive',
  },
  '1.3.1': {
    upstream: 'least_conn',
  },
  '1.3.3': {
    http: 'etag',
  },
  '1.3.6': {
    http: 'gunzip gunzip_buffers memcached_gzip_flag',
  },
  '1.3.7': {
    http: 'ssl_stapling ssl_stapling_file ssl_stapling_responder ssl_stapling_verify ssl_trusted_certificate',
  },
  '1.3.15': {
    http: 'image_filter_interlace limit_conn_status limit_req_status',
  },
  '1.5.1': {
    http: 'ssi_last_modified sub_filter_last_modified xslt_last_modified',
  },
  '1.5.4': {
    http: 'auth_request auth_request_set',
  },
  '1.5.6': {
    http: 'fastcgi_buffering proxy_ssl_ciphers proxy_ssl_protocols',
  },
  '1.5.7': {
    http: 'fastcgi_cache_revalidate proxy_cache_revalidate scgi_cache_revalidate ssl_session_ticket_key uwsgi_cache_revalidate',
    mail: 'ssl_session_ticket_key',
  },
  '1.5.8': {
    http: 'uwsgi_ssl_ciphers uwsgi_ssl_protocols uwsgi_ssl_session_reuse',
  },
  '1.5.9': {
    http: 'ssl_buffer_size ssl_session_tickets',
    mail: 'ssl_session_tickets',
  },
  '1.7.0': {
    http: 'proxy_ssl_crl proxy_ssl_name proxy_ssl_server_name proxy_ssl_trusted_certificate proxy_ssl_verify proxy_ssl_verify_depth uwsgi_ssl_crl uwsgi_ssl_name uwsgi_ssl_server_name uwsgi_ssl_trusted_certificate uwsgi_ssl_verify uwsgi_ssl_verify_depth',
  },
  '1.7.2': {
    upstream: 'hash',
  },
  '1.7.3': {
    http: 'ssl_password_file',
    mail: 'ssl_password_file',
  },
  '1.7.5': {
    http: 'fastcgi_next_upstream_timeout fastcgi_next_upstream_tries memcached_next_upstream_timeout memcached_next_upstream_tries proxy_next_upstream_timeout proxy_next_upstream_tries scgi_next_upstream_timeout scgi_next_upstream_tries uwsgi_next_upstream_timeout uwsgi_next_upstream_tries',
  },
  '1.7.7': {
    http: 'fastcgi_force_ranges fastcgi_limit_rate proxy_force_ranges proxy_limit_rate scgi_force_ranges scgi_limit_rate uwsgi_force_ranges uwsgi_limit_rate',
  },
  '1.7.8': {
    http: 'fastcgi_cache_lock_age proxy_cache_lock_age proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_password_file scgi_cache_lock_age uwsgi_cache_lock_age uwsgi_ssl_certificate uwsgi_ssl_certificate_key uwsgi_ssl_password_file',
  },
  '1.7.9': {
    http: 'autoindex_format',
  },
  '1.7.11': {
    http: 'fastcgi_request_buffering proxy_request_buffering scgi_request_buffering uwsgi_request_buffering',
    mail: 'auth_http_pass_client_cert ssl_client_certificate ssl_crl ssl_trusted_certificate ssl_verify_client ssl_verify_depth',
    main: 'thread_pool',
  },
  '1.9.0': {
    mail: 'error_log',
    main: 'stream',
    stream:
      'error_log listen proxy_connect_timeout proxy_downstream_buffer proxy_next_upstream proxy_next_upstream_timeout proxy_next_upstream_tries proxy_pass proxy_ssl proxy_ssl_certificate proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_crl proxy_ssl_name proxy_ssl_password_file proxy_ssl_protocols proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_trusted_certificate proxy_ssl_verify proxy_ssl_verify_depth proxy_timeout proxy_upstream_buffer server ssl_certificate ssl_certificate_key ssl_ciphers ssl_dhparam ssl_ecdh_curve ssl_handshake_timeout ssl_password_file ssl_prefer_server_ciphers ssl_protocols ssl_session_cache ssl_session_ticket_key ssl_session_tickets ssl_session_timeout upstream',
    'stream upstream': 'hash least_conn server zone',
    upstream: 'zone',
  },
  '1.9.2': {
    stream: 'allow deny proxy_bind proxy_protocol',
  },
  '1.9.3': {
    stream: 'limit_conn limit_conn_log_level limit_conn_zone proxy_download_rate proxy_upload_rate',
  },
  '1.9.4': {
    stream: 'proxy_buffer_size tcp_nodelay',
  },
  '1.9.5': {
    http: 'http2_chunk_size http2_idle_timeout http2_max_concurrent_streams http2_max_field_size http2_max_header_size http2_pool_size http2_recv_buffer_size http2_recv_timeout http2_streams_index_size',
  },
  '1.9.7': {
    http: 'proxy_cache_convert_head',
  },
  '1.9.8': {
    http: 'slice',
  },
  '1.9.11': {
    main: 'load_module',
  },
  '1.9.13': {
    http: 'aio_write',
    stream: 'proxy_responses',
  },
  '1.11.0': {
    http: 'http2_body_preread_size',
  },
  '1.11.2': {
    stream: 'map map_hash_bucket_size map_hash_max_size return variables_hash_bucket_size variables_hash_max_size',
  },
  '1.11.3': {
    stream: 'geo geoip_city geoip_country geoip_org resolver resolver_timeout split_clients',
  },
  '1.11.4': {
    stream: 'access_log log_format open_log_file_cache proxy_protocol_timeout set_real_ip_from',
  },
  '1.11.5': {
    stream: 'preread_buffer_size preread_timeout ssl_preread',
  },
  '1.11.6': {
    http: 'fastcgi_cache_max_range_offset http2_max_requests image_filter_webp_quality proxy_cache_max_range_offset scgi_cache_max_range_offset uwsgi_cache_max_range_offset',
  },
  '1.11.8': {
    http: 'absolute_redirect',
    stream: 'ssl_client_certificate ssl_crl ssl_trusted_certificate ssl_verify_client ssl_verify_depth',
  },
  '1.11.10': {
    http: 'fastcgi_cache_background_update proxy_cache_background_update scgi_cache_background_update uwsgi_cache_background_update',
  },
  '1.11.11': {
    main: 'worker_shutdown_timeout',
  },
  '1.13.2': {
    http: 'add_trailer',
  },
  '1.13.4': {
    http: 'mirror mirror_request_body',
  },
  '1.13.9': {
    http: 'http2_max_concurrent_pushes http2_push http2_push_preload',
  },
  '1.13.10': {
    http: 'grpc_bind grpc_buffer_size grpc_connect_timeout grpc_hide_header grpc_ignore_headers grpc_intercept_errors grpc_next_upstream grpc_next_upstream_timeout grpc_next_upstream_tries grpc_pass grpc_pass_header grpc_read_timeout grpc_send_timeout grpc_set_header grpc_ssl_certificate grpc_ssl_certificate_key grpc_ssl_ciphers grpc_ssl_crl grpc_ssl_name grpc_ssl_password_file grpc_ssl_protocols grpc_ssl_server_name grpc_ssl_session_reuse grpc_ssl_trusted_certificate grpc_ssl_verify grpc_ssl_verify_depth subrequest_output_buffer_size',
  },
  '1.15.1': {
    'stream upstream': 'random',
    upstream: 'random',
  },
  '1.15.3': {
    http: 'ssl_early_data',
    upstream: 'keepalive_requests keepalive_timeout',
  },
  '1.15.6': {
    http: 'fastcgi_socket_keepalive grpc_socket_keepalive memcached_socket_keepalive proxy_socket_keepalive scgi_socket_keepalive uwsgi_socket_keepalive',
    stream: 'proxy_socket_keepalive',
  },
  '1.15.7': {
    stream: 'proxy_requests',
  },
  '1.17.1': {
    http: 'limit_req_dry_run',
  },
  '1.17.6': {
    http: 'limit_conn_dry_run',
    stream: 'limit_conn_dry_run',
  },
  '1.17.10': {
    http: 'auth_delay',
  },
  '1.19.0': {
    http: 'ssl_ocsp ssl_ocsp_cache ssl_ocsp_responder',
  },
  '1.19.3': {
    http: 'proxy_cookie_flags userid_flags',
    stream: 'set',
  },
  '1.19.4': {
    http: 'grpc_ssl_conf_command proxy_ssl_conf_command ssl_conf_command ssl_reject_handshake uwsgi_ssl_conf_command',
    mail: 'proxy_smtp_auth ssl_conf_command',
    stream: 'proxy_ssl_conf_command ssl_conf_command',
  },
  '1.19.8': {
    mail: 'proxy_protocol set_real_ip_from',
  },
  '1.19.10': {
    http: 'keepalive_time',
    upstream: 'keepalive_time',
  },
  '1.21.0': {
    mail: 'max_errors',
  },
  '1.21.4': {
    http: 'mp4_start_key_frame',
    stream: 'proxy_half_close ssl_alpn',
  },
  '1.25.0': {
    http: 'http3 http3_hq http3_max_concurrent_streams http3_stream_buffer_size quic_active_connection_id_limit quic_gso quic_host_key quic_retry',
    main: 'quic_bpf',
  },
  '1.25.1': {
    http: 'http2',
  },
  '1.25.5': {
    stream: 'pass server_name server_names_hash_bucket_size server_names_hash_max_size ssl_reject_handshake',
  },
  '1.27.2': {
    http: 'proxy_pass_trailers',
    stream: 'ssl_ocsp ssl_ocsp_cache ssl_ocsp_responder ssl_stapling ssl_stapling_file ssl_stapling_responder ssl_stapling_verify',
  },
  '1.27.3': {
    'stream upstream': 'resolver resolver_timeout',
    upstream: 'resolver resolver_timeout',
  },
  '1.27.4': {
    http: 'grpc_ssl_certificate_cache keepalive_min_timeout proxy_ssl_certificate_cache ssl_certificate_cache uwsgi_ssl_certificate_cache',
    main: 'ssl_object_cache_inheritable',
    stream: 'proxy_ssl_certificate_cache ssl_certificate_cache',
  },
  '1.29.0': {
    http: 'early_hints',
  },
  '1.29.1': {
    http: 'ssl_certificate_compression',
    mail: 'ssl_certificate_compression',
    stream: 'ssl_certificate_compression',
  },
  '1.29.3': {
    http: 'add_header_inherit add_trailer_inherit',
  },
  '1.29.4': {
    http: 'ssl_ech_file',
    stream: 'ssl_ech_file',
  },
  '1.29.6': {
    upstream: 'sticky',
  },
  '1.29.8': {
    http: 'max_headers',
  },
  '1.31.0': {
    http: 'tunnel_bind tunnel_buffer_size tunnel_connect_timeout tunnel_next_upstream tunnel_next_upstream_timeout tunnel_next_upstream_tries tunnel_pass tunnel_read_timeout tunnel_send_lowat tunnel_send_timeout tunnel_socket_keepalive',
    stream: 'proxy_ssl_alpn',
    'stream upstream': 'least_time',
    upstream: 'least_time',
  },
  '1.31.3': {
    http: 'fastcgi_socket_rcvbuf fastcgi_socket_sndbuf grpc_socket_rcvbuf grpc_socket_sndbuf proxy_socket_rcvbuf proxy_socket_sndbuf scgi_socket_rcvbuf scgi_socket_sndbuf tunnel_socket_rcvbuf tunnel_socket_sndbuf uwsgi_socket_rcvbuf uwsgi_socket_sndbuf xml_external_entities',
    stream: 'proxy_socket_rcvbuf proxy_socket_sndbuf',
  },
  '1.31.5': {
    http: 'client_body_early_read',
  },
};
