#include "graph/chart/render/pdf.h"

#include <cairo-pdf.h>
#include <cairo-tee.h>
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "graph/chart/render/gv.h"
#include "graph/chart/render/scene_graph.h"

namespace orgplan::render {
namespace {

cairo_status_t append_bytes(void* to, const unsigned char* bytes, unsigned length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

// A document that is written to a text.
class Document {
  public:
    Document(std::span<const scene::Scene> scenes, std::string& bytes)
        : scenes_(scenes),
          surface_(
              cairo_pdf_surface_create_for_stream(append_bytes, &bytes, scenes.front().width, scenes.front().height)) {
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "orgplan");
        const std::string& title = scenes.front().document.empty() ? scenes.front().title : scenes.front().document;
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
        if (!scenes.front().description.empty()) {
            cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_SUBJECT, scenes.front().description.c_str());
        }
        context_ = cairo_create(surface_);
    }
    ~Document() {
        cairo_destroy(context_);
        cairo_surface_destroy(surface_);
    }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    cairo_surface_t* surface() { return surface_; }

    void begin_page(const scene::Scene& scene) {
        cairo_pdf_surface_set_size(surface_, scene.width, scene.height);
        // Not before a page has its size, which begins all anew.
        if (page_ == 0) cairo_tag_begin(context_, kDocument, "");
        ++page_;
        if (!scene.label.empty()) cairo_pdf_surface_set_page_label(surface_, scene.label.c_str());
        cairo_tag_begin(context_, kPart, "");
        if (scene.section.empty()) return;
        if (page_ == 1 || scene.section != scenes_[page_ - 2].section) {
            section_ = cairo_pdf_surface_add_outline(surface_, CAIRO_PDF_OUTLINE_ROOT, scene.section.c_str(),
                                                     link_to(page_).c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        }
        if (!scene.page_name.empty()) {
            cairo_pdf_surface_add_outline(surface_, section_, scene.page_name.c_str(), link_to(page_).c_str(),
                                          cairo_pdf_outline_flags_t{});
        }
    }

    void end_page(const scene::Scene& scene) {
        for (const scene::SceneCard& card : scene.cards) add_link(card, scene.scale);
        cairo_tag_end(context_, kPart);
        cairo_show_page(context_);
    }

    /// What went wrong; empty: nothing.
    std::string finish() {
        cairo_tag_end(context_, kDocument);
        cairo_surface_finish(surface_);
        const cairo_status_t status = cairo_surface_status(surface_);
        return status == CAIRO_STATUS_SUCCESS ? std::string() : cairo_status_to_string(status);
    }

  private:
    // Tags: a program that reads the document out loud takes the texts of a page together. The library that writes
    // them has none for the language, nor for what a drawing says.
    static constexpr const char* kDocument = "Document";
    static constexpr const char* kPart = "Part";

    static std::string link_to(std::size_t page) { return fmt::format("page={} pos=[0.0 0.0]", page); }

    void add_link(const scene::SceneCard& card, double scale) {
        constexpr std::string_view kPage = "#page=";
        if (!card.link.starts_with(kPage)) return;
        const std::string number = card.link.substr(kPage.size());
        if (number.empty() || number.size() > 6 || std::stoul(number) > scenes_.size()) return;
        const std::string where =
            fmt::format("rect=[{:.2f} {:.2f} {:.2f} {:.2f}] {}", card.rect.x * scale, card.rect.y * scale,
                        card.rect.width * scale, card.rect.height * scale, link_to(std::stoul(number)));
        cairo_tag_begin(context_, CAIRO_TAG_LINK, where.c_str());
        cairo_tag_end(context_, CAIRO_TAG_LINK);
    }

    std::span<const scene::Scene> scenes_;
    cairo_surface_t* surface_;
    cairo_t* context_ = nullptr;
    std::size_t page_ = 0;
    int section_ = CAIRO_PDF_OUTLINE_ROOT;
};

}  // namespace

// Graphviz writes PDF of one page and with the time in it, so that the document is ours and each page lent to it: by a
// tee, since on a part of a surface pango's text loses which letters its glyphs are, and no search finds it.
Rendered render_pdf(std::span<const scene::Scene> scenes, const char* renderer) {
    const gv::Errors errors;
    Rendered result;
    {
        Document document(scenes, result.bytes);
        for (const scene::Scene& scene : scenes) {
            document.begin_page(scene);
            const SceneGraph graph(scene);
            if (gvLayout(gv::context(), graph.get(), "nop2") != 0) {
                result.error = errors.text();
                break;
            }
            const gv::LaidOut laid_out{graph.get()};
            // Graphviz finishes what it drew on, which must not be the document.
            cairo_surface_t* lent = cairo_tee_surface_create(document.surface());
            cairo_t* drawing = cairo_create(lent);
            const int failed = gvRenderContext(gv::context(), graph.get(), renderer, drawing);
            cairo_destroy(drawing);
            cairo_surface_destroy(lent);
            if (failed != 0 || errors.any()) {
                result.error = errors.text();
                break;
            }
            document.end_page(scene);
        }
        const std::string failed = document.finish();
        if (result.error.empty()) result.error = failed;
    }
    if (!result.error.empty()) result.bytes.clear();
    return result;
}

}  // namespace orgplan::render
