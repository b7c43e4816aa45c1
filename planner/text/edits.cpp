#include "planner/text/edits.h"

#include <algorithm>

#include "planner/text/comments.h"

namespace orgplan::text {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string spaces(std::size_t many) {
    return std::string(many, ' ');
}

std::string as_comment(const std::string& comment) {
    return comment.empty() ? comment : "  # " + comment;
}

bool has_list(const NewValue& value) {
    return std::ranges::any_of(value.keys, [](const auto& each) { return each.second.kind == NodeKind::sequence; });
}

// The lines of a value of a list, or of a map's entry, indented as a whole; without the last line end.
std::string element_lines(const NewValue& value, std::size_t indent, const std::string& line_end);

std::string entry_lines(const std::string& key, const NewValue& value, std::size_t indent,
                        const std::string& line_end) {
    std::string text = spaces(indent) + key + ":";
    if (value.kind != NodeKind::sequence) return text + " " + value.flow() + as_comment(value.comment);
    text += as_comment(value.comment);
    for (const NewValue& each : value.elements) text += line_end + element_lines(each, indent + 2, line_end);
    return text;
}

std::string element_lines(const NewValue& value, std::size_t indent, const std::string& line_end) {
    if (!has_list(value)) return spaces(indent) + "- " + value.flow() + as_comment(value.comment);
    std::string text;
    for (const auto& [key, each] : value.keys) {
        if (!text.empty()) text += line_end;
        text += entry_lines(key, each, indent + 2, line_end);
    }
    text[indent] = '-';
    return text;
}

}  // namespace

NewValue NewValue::scalar(std::string text) {
    NewValue value;
    value.kind = NodeKind::scalar;
    value.text = std::move(text);
    return value;
}

NewValue NewValue::of(Node node, const Sources& sources, const std::vector<Comment>& comments) {
    NewValue value;
    value.kind = node.kind();
    if (node.is_scalar()) value.text = sources.text(node.place());
    for (const Node child : node) {
        NewValue inner = of(child, sources, comments);
        if (node.is_map()) {
            value.keys.emplace_back(sources.text(child.key_place()), std::move(inner));
        } else {
            value.elements.push_back(std::move(inner));
        }
    }
    for (const Comment& comment : comments) {
        if (comment.node == node) value.comment += (value.comment.empty() ? "" : "; ") + std::string(comment.text);
    }
    return value;
}

NewValue* NewValue::find(std::string_view key) {
    const auto at = std::ranges::find(keys, key, &std::pair<std::string, NewValue>::first);
    return at == keys.end() ? nullptr : &at->second;
}

NewValue& NewValue::under(const std::string& key) {
    kind = NodeKind::map;
    if (NewValue* const own = find(key)) return *own;
    return keys.emplace_back(key, NewValue()).second;
}

std::string NewValue::flow() const {
    if (kind == NodeKind::scalar) return text;
    if (kind == NodeKind::null) return "~";
    std::string all;
    for (const auto& [key, value] : keys) all += (all.empty() ? "" : ", ") + key + ": " + value.flow();
    for (const NewValue& value : elements) all += (all.empty() ? "" : ", ") + value.flow();
    return kind == NodeKind::map ? "{" + all + "}" : "[" + all + "]";
}

Edits::Edits(const Sources& sources, Document& document)
    : text_(sources[document.file()].text), line_end_(text_.find("\r\n") == std::string_view::npos ? "\n" : "\r\n") {
    find_outer(document.root(), {});
}

void Edits::find_outer(Node node, Node outer) {
    if (!outer && is_flow(node)) outer = node;
    if (outer) outer_[node] = outer;
    for (const Node child : node) find_outer(child, outer);
}

bool Edits::is_flow(Node node) const {
    const std::size_t at = node.place().begin;
    return (node.is_map() || node.is_sequence()) && at < text_.size() && (text_[at] == '{' || text_[at] == '[');
}

std::size_t Edits::line_begin(std::size_t at) const {
    const std::size_t end = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t Edits::column(std::size_t at) const {
    return at - line_begin(at);
}

// Where a value ends that is empty, or an alias: behind its key.
std::size_t Edits::after_value(Node node) const {
    const Place place = node.place(), key = node.key_place();
    if (place.begin > key.begin || node.key().empty()) return place.end;
    const std::size_t colon = text_.find_first_not_of(kBlanks, key.end);
    return colon != std::string_view::npos && text_[colon] == ':' ? colon + 1 : key.end;
}

std::size_t Edits::end_of(Node node) const {
    if (is_flow(node)) return node.place().end;
    Node last;
    for (const Node child : node) last = child;
    if (last) return std::max(end_of(last), after_value(node));
    const std::size_t end = after_value(node);
    if (!node.is_scalar() || (text_[node.place().begin] != '|' && text_[node.place().begin] != '>')) return end;
    // Of a block of text blank lines behind it may be a part.
    const std::size_t next = text_.find_first_not_of(" \t\r\n", end);
    const std::size_t line = next == std::string_view::npos ? text_.size() : line_begin(next);
    return line > end ? line - 1 : end;
}

std::size_t Edits::dash_of(Node element) const {
    return text_.rfind('-',
                       (element.is_map() && !is_flow(element) ? element.first().key_place() : element.place()).begin);
}

std::size_t Edits::dash_column(Node list) const {
    return column(dash_of(list.first()));
}

void Edits::insert(std::size_t at, std::string text) {
    edits_.push_back({at, at, 0, std::move(text), false});
}

// Lines after that in which something ends.
void Edits::add_line(std::size_t after, std::size_t indent, const std::string& lines) {
    const std::size_t end = text_.find('\n', after);
    if (end == std::string_view::npos) {
        edits_.push_back({text_.size(), text_.size(), indent, line_end_ + lines, true});
    } else {
        edits_.push_back({end + 1, end + 1, indent, lines + line_end_, true});
    }
}

// Above the line in which the brackets begin in which something is.
void Edits::add_comment(Node within, std::string what, const std::string& comment) {
    if (comment.empty()) return;
    const auto outer = outer_.find(within);
    const std::size_t line = line_begin((outer != outer_.end() ? outer->second : within).place().begin);
    const std::size_t blank = text_.find_first_not_of(kBlanks, line);
    if (!what.empty()) what = "`" + what + "`: ";
    edits_.push_back(
        {line, line, 0, std::string(text_.substr(line, blank - line)) + "# " + what + comment + line_end_, true});
}

// Elements of a list in brackets: in one line, or each in its own where one has a comment.
std::string Edits::flow_lines(const std::vector<NewValue>& elements, std::size_t line) const {
    const std::size_t indent = text_.find_first_not_of(kBlanks, line) - line;
    const bool lines = std::ranges::any_of(elements, [](const NewValue& each) { return !each.comment.empty(); });
    std::string all;
    for (const NewValue& each : elements) {
        const bool last = &each == &elements.back();
        if (lines) {
            all += line_end_ + spaces(indent + 4) + each.flow() + (last ? "" : ",") + as_comment(each.comment);
        } else {
            all += (all.empty() ? "" : ", ") + each.flow();
        }
    }
    return lines ? all + line_end_ + spaces(indent + 2) : all;
}

void Edits::add_to_flow(Node collection, const std::string& entry) {
    Node last;
    for (const Node child : collection) last = child;
    if (last) return insert(end_of(last), ", " + entry);
    insert(collection.place().begin + 1, (more_[collection]++ == 0 ? "" : ", ") + entry);
}

void Edits::replace(Node value, const NewValue& by) {
    const Place place = value.place();
    const bool empty = after_value(value) != place.end;
    const std::size_t begin = empty ? after_value(value) : place.begin;
    const std::size_t end = empty ? begin : place.end;
    edits_.push_back({begin, end, 0, (empty ? " " : "") + by.flow(), false});
    if (by.comment.empty()) return;
    const std::size_t line_end = std::min(text_.find('\n', end), text_.size());
    const std::string_view rest = text_.substr(end, line_end - end);
    const bool alone = rest.find_first_not_of(" \t\r") == std::string_view::npos;
    if (alone && !outer_.contains(value)) {
        insert(end, as_comment(by.comment));
    } else {
        add_comment(value, std::string(value.key()) + ": " + by.flow(), by.comment);
    }
}

void Edits::merge(Node into, const NewValue& value) {
    if (into.is_map() && value.kind == NodeKind::map) {
        for (const auto& [key, each] : value.keys) {
            const Node own = into.find(key);
            if (own) {
                merge(own, each);
            } else {
                add_key(into, key, each);
            }
        }
        // Of what replaces nothing, the reason of all.
        if (!value.comment.empty()) add_comment(into, {}, value.comment);
    } else if (into.is_sequence() && value.kind == NodeKind::sequence) {
        add_elements(into, value.elements);
    } else {
        replace(into, value);
    }
}

// Among short entries, before blocks: what is said of a thing stays together.
void Edits::add_key(Node map, const std::string& key, const NewValue& value, bool behind_all) {
    if (outer_.contains(map)) {
        const std::size_t line = line_begin(map.place().begin);
        const bool list = value.kind == NodeKind::sequence;
        add_to_flow(map, key + ": " + (list ? "[" + flow_lines(value.elements, line) + "]" : value.flow()));
        return add_comment(map, key + ": " + value.flow(), value.comment);
    }
    Node last;
    bool short_so_far = true;
    for (const Node child : map) {
        const bool block = (child.is_map() || child.is_sequence()) && !is_flow(child);
        short_so_far = short_so_far && !block;
        if (!behind_all && value.kind != NodeKind::sequence && !short_so_far && last) break;
        last = child;
    }
    const std::size_t indent = column(map.first().key_place().begin);
    add_line(end_of(last), indent, entry_lines(key, value, indent, line_end_));
}

void Edits::add_element_after(Node list, Node last, const NewValue& value) {
    const std::size_t indent = dash_column(list);
    add_line(end_of(last), indent, element_lines(value, indent, line_end_));
}

void Edits::add_element(Node list, const NewValue& value) {
    add_elements(list, {value});
}

void Edits::add_elements(Node list, const std::vector<NewValue>& elements) {
    Node last;
    for (const Node child : list) last = child;
    if (!last || outer_.contains(list)) {
        const std::string added = flow_lines(elements, line_begin(list.place().begin));
        const bool lines = added.find('\n') != std::string::npos;
        if (last && lines) return insert(end_of(last), "," + added);
        return add_to_flow(list, added);
    }
    for (const NewValue& each : elements) add_element_after(list, last, each);
}

void Edits::add_before(Node list, Node element, const NewValue& value) {
    Node last;
    for (const Node child : list) {
        if (child == element) break;
        last = child;
    }
    if (outer_.contains(list)) {
        insert(element.place().begin, value.flow() + ", ");
        add_comment(list, value.flow(), value.comment);
    } else if (last) {
        add_element_after(list, last, value);
    } else {
        const std::size_t indent = dash_column(list);
        insert(line_begin(dash_of(element)), element_lines(value, indent, line_end_) + line_end_);
    }
}

std::string Edits::text() const {
    std::vector<const Edit*> order;
    for (const Edit& each : edits_) order.push_back(&each);
    // What goes into a line is before what comes after that line's end.
    std::ranges::stable_sort(order, [](const Edit* a, const Edit* b) {
        if (a->begin != b->begin) return a->begin < b->begin;
        if (a->line != b->line) return b->line;
        return a->line && a->indent > b->indent;
    });
    std::string all;
    std::size_t at = 0;
    for (const Edit* const each : order) {
        all += text_.substr(at, each->begin - at);
        all += each->text;
        at = std::max(at, each->end);
    }
    return all += text_.substr(at);
}

}  // namespace orgplan::text
