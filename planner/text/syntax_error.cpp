#include "planner/text/syntax_error.h"

#include <yaml-cpp/exceptions.h>

#include <array>

namespace orgplan::text {
namespace {

namespace known = YAML::ErrorMsg;

struct Row {
    std::string_view library;
    SyntaxWords words;
};

constexpr std::string_view kLineUp = "line up the keys of a map, and the dashes of a list, under each other";
constexpr std::string_view kQuoteIt = "put the text in double quotes";
constexpr std::string_view kSpaces = "indent with spaces";

const std::array kRows = {
    Row{known::END_OF_MAP, {"expected another key of this map, found something else", kLineUp}},
    Row{known::END_OF_SEQ, {"expected another `- ` of this list, found something else", kLineUp}},
    Row{known::END_OF_MAP_FLOW, {"expected `,` or `}` here", "close the map with `}`"}},
    Row{known::END_OF_SEQ_FLOW, {"expected `,` or `]` here", "close the list with `]`"}},
    Row{known::FLOW_END, {"this bracket closes nothing", "remove it, or add the bracket that it closes"}},
    Row{known::BLOCK_ENTRY,
        {"`- ` begins a list entry, which is not allowed here", "put the list on lines of its own below its key"}},
    Row{known::MAP_KEY, {"a key is not allowed here", kLineUp}},
    Row{known::MAP_VALUE, {"`: ` makes this text a key, which is not allowed here", kQuoteIt}},
    Row{known::TAB_IN_INDENTATION, {"this line is indented with a tab", kSpaces}},
    Row{known::UNKNOWN_TOKEN, {"no value can begin with this character", kQuoteIt}},
    Row{known::DOC_IN_SCALAR, {"the text in quotes runs on into the line that ends the document", "close the quote"}},
    Row{known::EOF_IN_SCALAR, {"the file ends inside a text in quotes", "close the quote"}},
    Row{known::CHAR_IN_SCALAR, {"a tab is not allowed here", kSpaces}},
    Row{known::INVALID_ESCAPE,
        {"`\\` with this character has no meaning in double quotes", "write `\\\\` for a backslash"}},
    Row{known::INVALID_HEX,
        {"`\\x`, `\\u` and `\\U` take 2, 4 and 8 hexadecimal digits", "write `\\\\` for a backslash"}},
    Row{known::INVALID_UNICODE, {"no character has this number", {}}},
    Row{known::ALIAS_NOT_FOUND, {"`*` begins an alias, but no name follows", kQuoteIt}},
    Row{known::ANCHOR_NOT_FOUND, {"`&` begins an anchor, but no name follows", kQuoteIt}},
    Row{known::CHAR_IN_ALIAS, {"this character cannot be in the name of an alias", kQuoteIt}},
    Row{known::CHAR_IN_ANCHOR, {"this character cannot be in the name of an anchor", kQuoteIt}},
    Row{known::UNKNOWN_ANCHOR,
        {"no anchor before this alias has its name", "define it with `&` first, or put the text in double quotes"}},
    Row{known::ALIAS_CONTENT, {"an alias cannot have a tag or an anchor", {}}},
    Row{known::MULTIPLE_TAGS, {"a value cannot have two tags", {}}},
    Row{known::MULTIPLE_ANCHORS, {"a value cannot have two anchors", {}}},
    Row{known::ZERO_INDENT_IN_BLOCK, {"a block of text cannot be indented by 0", {}}},
    Row{known::CHAR_IN_BLOCK, {"a block of text starts on the next line", "move the text below the `|` or `>`"}},
    Row{known::YAML_DIRECTIVE_ARGS, {"`%YAML` takes one version", {}}},
    Row{known::YAML_VERSION, {"`%YAML` takes a version such as 1.2", {}}},
    Row{known::YAML_MAJOR_VERSION, {"only YAML 1 is read", {}}},
    Row{known::REPEATED_YAML_DIRECTIVE, {"`%YAML` is given twice", {}}},
    Row{known::TAG_DIRECTIVE_ARGS, {"`%TAG` takes two words", {}}},
    Row{known::REPEATED_TAG_DIRECTIVE, {"`%TAG` is given twice", {}}},
    Row{known::CHAR_IN_TAG_HANDLE, {"this character cannot be in a tag", kQuoteIt}},
    Row{known::TAG_WITH_NO_SUFFIX, {"a tag ends too early", kQuoteIt}},
    Row{known::END_OF_VERBATIM_TAG, {"the tag `!<` is never closed", kQuoteIt}},
};

}  // namespace

SyntaxWords syntax_words(std::string_view library_message) {
    for (const Row& row : kRows) {
        if (library_message.starts_with(row.library)) return row.words;
    }
    return {"this is not YAML", {}};
}

}  // namespace orgplan::text
