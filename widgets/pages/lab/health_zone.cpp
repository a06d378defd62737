#include "pages/lab/health_zone.h"

#include "forms/banner.h"
#include "support/text.h"

#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace holdout {
namespace {

using namespace std::chrono_literals;

constexpr auto examinationDelay = 250ms;
constexpr std::size_t mostShown = 2; ///< More would hide the map; the next one follows.

Banner::Kind kindOf(Finding::Weight weight)
{
    switch (weight) {
    case Finding::Weight::Note:
        return Banner::Kind::Info;
    case Finding::Weight::Warning:
        return Banner::Kind::Warning;
    case Finding::Weight::Fault:
        return Banner::Kind::Danger;
    }
    return Banner::Kind::Info;
}

} // namespace

HealthZone::HealthZone(SceneEditor& editor, Bench& bench, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_bench(bench), m_banners(new QVBoxLayout(this))
{
    m_banners->setContentsMargins({});
    m_banners->setSpacing(6);
    m_examination.setSingleShot(true);
    m_examination.setInterval(examinationDelay);
    connect(&m_examination, &QTimer::timeout, this, &HealthZone::examineNow);
    const auto later = [this] {
        if (!m_examination.isActive())
            m_examination.start();
    };
    connect(&bench, &Bench::momentChanged, this, later);
    connect(&bench, &Bench::problemChanged, this, later);
    hide();
}

void HealthZone::examineNow()
{
    std::vector<Finding> findings;
    if (m_bench.problem())
        findings.push_back({.id = "problem",
                            .weight = Finding::Weight::Fault,
                            .caption = {m_bench.problem()->message}});
    const Frame* frame = m_bench.frame();
    if (frame && m_bench.prepared())
        std::ranges::move(
            examine(*m_bench.prepared(), m_bench.algorithm(), m_bench.settings(), *frame),
            std::back_inserter(findings));
    std::erase_if(findings,
                  [&](const Finding& finding) { return m_dismissed.contains(text(finding.id)); });
    if (findings.size() > mostShown)
        findings.resize(mostShown);
    show(findings);
}

void HealthZone::show(const std::vector<Finding>& findings)
{
    QStringList sentences;
    for (const Finding& finding : findings)
        sentences << text(sentence(finding.caption));
    if (sentences == m_shown)
        return;
    removeBanners();
    m_shown = sentences;
    for (const Finding& finding : findings)
        add(finding);
    setVisible(!findings.empty());
}

void HealthZone::add(const Finding& finding)
{
    auto* banner = new Banner(kindOf(finding.weight), text(sentence(finding.caption)), this);
    banner->setObjectName(QStringLiteral("health_") + text(finding.id));
    if (!finding.remedy.empty()) {
        banner->setAction(tr("Standardise"));
        connect(banner, &Banner::actionTriggered, this, [this, finding] { mend(finding); });
    }
    connect(banner, &Banner::dismissed, this,
            [this, finding] { m_dismissed.insert(text(finding.id)); });
    m_banners->addWidget(banner);
}

void HealthZone::mend(const Finding& finding)
{
    Scene scene = m_editor.scene();
    scene.transforms.push_back({.id = finding.remedy});
    m_editor.change(tr("new step before training"), scene);
}

void HealthZone::say(const QString& sentence)
{
    auto* banner = new Banner(Banner::Kind::Danger, sentence, this);
    banner->setObjectName(QStringLiteral("health_error"));
    connect(banner, &Banner::dismissed, banner, &QObject::deleteLater);
    m_banners->insertWidget(0, banner);
    m_shown << sentence;
    QWidget::show();
}

void HealthZone::clear()
{
    m_dismissed.clear();
    removeBanners();
}

void HealthZone::removeBanners()
{
    m_shown.clear();
    while (QLayoutItem* item = m_banners->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    hide();
}

} // namespace holdout
