#include "planner/spec/document.h"

#include <fmt/format.h>

#include <algorithm>

#include "planner/spec/document_data.h"
#include "planner/spec/text_check.h"

namespace orgplan {

std::string_view Document::Data::key_of(std::uint32_t index) const {
    const Item& item = items[index];
    if (!item.has_key) return {};
    if (!item.kept_key) return unquoted(item.key_begin, item.key_end);
    const auto found = std::lower_bound(kept_keys.begin(), kept_keys.end(), std::pair(index, std::uint32_t{0}));
    return texts[found->second];
}

Document::Document() : data_(std::make_unique<Data>()) {}
Document::~Document() = default;

std::unique_ptr<Document> Document::read(const Sources& sources, std::uint32_t file, Findings& findings,
                                         const Options& options) {
    std::unique_ptr<Document> document(new Document);
    Data& data = *document->data_;
    data.text = sources[file].text;
    data.file = file;
    data.whole = false;
    if (data.text.size() > options.most_bytes) {
        findings.add("file-too-large", {file, 0, 0},
                     fmt::format("the file has {} bytes, {} are read", data.text.size(), options.most_bytes));
    } else if (const auto bracket = runaway_bracket(data.text, options.most_depth); bracket) {
        findings.add("too-deep", {file, *bracket, *bracket + 1},
                     fmt::format("collections are nested deeper than {} levels", options.most_depth));
    } else if (check_bytes(data.text, file, findings)) {
        data.whole = true;
        build_document(data, findings, options);
    }
    if (data.items.empty()) data.items.emplace_back();
    return document;
}

Node Document::root() {
    return Node(this, 0);
}
std::uint32_t Document::file() const {
    return data_->file;
}
bool Document::whole() const {
    return data_->whole;
}

NodeKind Node::kind() const {
    return document_ == nullptr ? NodeKind::null : document_->data_->items[index_].kind;
}

bool Node::quoted() const {
    if (!is_scalar()) return false;
    const Item& item = document_->data_->items[index_];
    return item.begin < item.end &&
           std::string_view("\"'|>").find(document_->data_->text[item.begin]) != std::string_view::npos;
}

std::string_view Node::text() const {
    if (!is_scalar()) return {};
    const Document::Data& data = *document_->data_;
    const Item& item = data.items[index_];
    return item.kept ? std::string_view(data.texts[item.link]) : data.unquoted(item.begin, item.end);
}

std::string_view Node::key() const {
    return document_ == nullptr ? std::string_view() : document_->data_->key_of(index_);
}

Place Node::place() const {
    if (document_ == nullptr) return {};
    const Item& item = document_->data_->items[index_];
    return {document_->data_->file, item.begin, item.end};
}

Place Node::key_place() const {
    if (document_ == nullptr) return {};
    const Item& item = document_->data_->items[index_];
    return item.has_key ? Place{document_->data_->file, item.key_begin, item.key_end} : place();
}

Node Node::find(std::string_view key) const {
    if (!is_map()) return {};
    for (Node child = first(); child; child = child.next()) {
        if (child.key() == key) return child;
    }
    return {};
}

bool Node::holds_faulty(std::string_view key) const {
    if (!is_map()) return false;
    const Document::Data& data = *document_->data_;
    const std::uint32_t after = data.items[index_].link;
    for (std::uint32_t at = index_ + 1; at < after;) {
        const Item& item = data.items[at];
        if (item.faulty && data.key_of(at) == key) return true;
        at = item.kind == NodeKind::sequence || item.kind == NodeKind::map ? item.link : at + 1;
    }
    return false;
}

bool Node::cut_off() const {
    if (!is_map() && !is_sequence()) return false;
    const Document::Data& data = *document_->data_;
    return !data.whole && data.items[index_].link == data.items.size();
}

Node Node::first() const {
    if (!is_map() && !is_sequence()) return {};
    const std::vector<Item>& items = document_->data_->items;
    if (items[index_].link == index_ + 1) return {};
    const Node child(document_, index_ + 1);
    return items[index_ + 1].faulty ? child.next() : child;
}

Node Node::next() const {
    if (document_ == nullptr) return {};
    const std::vector<Item>& items = document_->data_->items;
    std::uint32_t at = index_;
    do {
        const Item& item = items[at];
        if (item.last || at == 0) return {};
        const bool holds = item.kind == NodeKind::sequence || item.kind == NodeKind::map;
        at = holds ? item.link : at + 1;
    } while (items[at].faulty);
    return Node(document_, at);
}

void Node::mark_faulty() const {
    if (document_ != nullptr) document_->data_->items[index_].faulty = true;
}

}  // namespace orgplan
