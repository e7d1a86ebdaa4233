-- Run by neovim.test.ts inside Neovim: opens both files of a pair, asks its own LSP client everything, and writes the answers as JSON.
-- ROOT is the folder of the pair, SERVER the command as JSON, OUT where the answers go.

local root, out = vim.env.ROOT, vim.env.OUT
local answers = {}

local function open(name)
  vim.cmd('edit ' .. root .. '/' .. name)
  local buffer = vim.api.nvim_get_current_buf()
  vim.lsp.buf_attach_client(buffer, answers.client)
  return buffer
end

local function ask(buffer, method, line, character, more)
  local params = { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = line, character = character } }
  for key, value in pairs(more or {}) do params[key] = value end
  local replies = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  for _, reply in pairs(replies) do return reply.result end
end

local function diagnostics(buffer)
  vim.wait(25000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
  return vim.tbl_map(function(one) return { code = one.code, line = one.lnum, message = one.message } end, vim.diagnostic.get(buffer))
end

local function text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
end

local ok, problem = pcall(function()
  answers.client = vim.lsp.start_client({ name = 'nginx-paste', cmd = vim.fn.json_decode(vim.env.SERVER), root_dir = root })
  local ini = open('app.ini')
  local conf = open('app.conf')
  answers.conf = diagnostics(conf)
  answers.ini = diagnostics(ini)

  answers.hover = ask(conf, 'textDocument/hover', 2, 8)
  local offers = ask(conf, 'textDocument/completion', 5, 4) or {}
  answers.completion = vim.tbl_map(function(item) return item.label end, offers.items or offers)
  answers.definition = ask(conf, 'textDocument/definition', 3, 40)

  answers.tokens = ask(conf, 'textDocument/semanticTokens/full', 0, 0).data
  local range = { start = { line = 4, character = 0 }, ['end'] = { line = 6, character = 0 } }
  local actions = ask(conf, 'textDocument/codeAction', 4, 16, { range = range, context = { diagnostics = {} } })
  answers.actions = vim.tbl_map(function(action) return action.title end, actions)
  vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
  answers.mended = text(conf)

  local renamed = ask(conf, 'textDocument/rename', 3, 40, { newName = '/run/app/other.sock' })
  vim.lsp.util.apply_workspace_edit(renamed, 'utf-16')
  answers.renamed = { conf = text(conf), ini = text(ini) }

  vim.api.nvim_set_current_buf(ini)
  vim.lsp.buf.formatting_sync({ tabSize = 4, insertSpaces = true }, 10000)
  answers.formatted = text(ini)
end)
answers.problem = not ok and tostring(problem) or nil
vim.fn.writefile({ vim.fn.json_encode(answers) }, out)
vim.cmd('qall!')
